/// Samplers that move the tasks' shares by what the losses do: bandits, group robustness, affinities between tasks.
/// What is drawn follows the shares as closely as whole micro-batches can; chance only breaks ties.
/// A task that was not drawn in a step has no loss in it, and keeps what was known of it.
@NullMarked
package dev.medley.plugins.adaptive;

import org.jspecify.annotations.NullMarked;
