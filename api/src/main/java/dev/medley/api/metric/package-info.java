/// Metrics: how predictions are scored against what is labelled.
/// Each names itself, its direction and its range; they work on plain Java values.
/// The first metric of a task is the one that the search and Δm look at.
@NullMarked
package dev.medley.api.metric;

import org.jspecify.annotations.NullMarked;
