/// Tasks: the examples of one supervised problem and how its predictions are scored.
/// A task knows nothing of training. Inputs are words or numbers; targets are a class, a class per token, or values.
/// Splits are fixed by the task: the search never sees the test split.
@NullMarked
package dev.medley.api.task;

import org.jspecify.annotations.NullMarked;
