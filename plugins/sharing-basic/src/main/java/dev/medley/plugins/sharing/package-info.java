/// The architectures that most studies begin with: one trunk for all tasks, and mixtures of experts.
/// A sharing builds what the tasks have in common and what each keeps to itself.
/// Heads are not its concern.
@NullMarked
package dev.medley.plugins.sharing;

import org.jspecify.annotations.NullMarked;
