/// Samplers that draw each micro-batch's task from shares, which stay the same through a training or follow a schedule.
/// Shares come from the sizes of the data, from a temperature, or from the search space.
/// Every draw comes from the stream that the trial supplies.
@NullMarked
package dev.medley.plugins.mixing;

import org.jspecify.annotations.NullMarked;
