/// Curricula: samplers that bring in tasks one after the other, or examples by their difficulty.
/// Those over examples take another sampler, which says the task of each micro-batch, and say from which part of its data.
/// Difficulty is measured on training data alone, by the task, by length, by a model trained before, or by the model that is being trained.
@NullMarked
package dev.medley.plugins.curriculum;

import org.jspecify.annotations.NullMarked;
