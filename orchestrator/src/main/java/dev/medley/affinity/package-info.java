/// How much training on one task helps another, and which tasks had therefore best be trained together.
/// A pure calculation on losses; knows nothing of training, stores or studies.
@NullMarked
package dev.medley.affinity;

import org.jspecify.annotations.NullMarked;
