/// The executor that Medley brings: the threads and devices of this machine.
/// Jobs start in the order in which they were submitted, each on the first slot that is free.
/// Knows nothing of what a job does.
@NullMarked
package dev.medley.executor;

import org.jspecify.annotations.NullMarked;
