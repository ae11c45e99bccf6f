/// Samplers that draw each micro-batch's task from shares that stay the same through a training.
/// Shares come from the sizes of the data, from a temperature, or from the search space.
/// Every draw comes from the stream that the trial supplies.
@NullMarked
package dev.medley.plugins.mixing;

import org.jspecify.annotations.NullMarked;
