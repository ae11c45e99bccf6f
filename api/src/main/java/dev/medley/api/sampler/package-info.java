/// Samplers: which task each micro-batch of a step takes, and from which part of its data.
/// A sampler sees the progress of training and what the losses did; a curriculum is a sampler.
/// Rows within a task are drawn by the host, without replacement within a pass.
@NullMarked
package dev.medley.api.sampler;

import org.jspecify.annotations.NullMarked;
