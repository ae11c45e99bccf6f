/// Checkpoints: where running cohorts stand, in files or elsewhere, so that a process that ends loses little.
/// A checkpoint saves time and decides nothing: without it, a trial begins anew and comes to the same. So one that is torn, or of other versions, is passed over.
/// Knows nothing of studies or stores; a [dev.medley.training.checkpoint.CheckpointPlace] is all that it needs.
@NullMarked
package dev.medley.training.checkpoint;

import org.jspecify.annotations.NullMarked;
