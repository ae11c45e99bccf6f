/// Lifelong learning: tasks that arrive one after the other, and what keeps those learnt before from being forgotten.
/// What is remembered and how forgetting is measured is plain Java here; what happens to parameters stands with training.
/// Knows the api alone.
@NullMarked
package dev.medley.lifelong;

import org.jspecify.annotations.NullMarked;
