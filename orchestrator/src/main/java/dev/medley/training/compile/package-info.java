/// Compiles the expressions of a network into TorchScript for a whole cohort.
/// Every per-member tensor gets a leading member axis, which authors never see; what depends on the micro-batch's task gets an axis of slots.
/// Knows nothing of the engine: source text out.
@NullMarked
package dev.medley.training.compile;

import org.jspecify.annotations.NullMarked;
