/// Sharing: what the tasks share and what each keeps to itself.
/// A sharing asks for encoders as often as it likes and returns the features for the micro-batch's task.
/// Heads are the host's.
@NullMarked
package dev.medley.api.sharing;

import org.jspecify.annotations.NullMarked;
