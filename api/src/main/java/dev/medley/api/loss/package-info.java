/// Losses: how the task losses of a step become one update.
/// A loss declares by its type what it needs to see; the host switches on the type, never on a name.
/// Only matrices of tasks by tasks cross from the engine.
@NullMarked
package dev.medley.api.loss;

import org.jspecify.annotations.NullMarked;
