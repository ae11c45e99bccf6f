/// The study loop: baselines first, then rounds of trials that a search proposes, grouped by shape into cohorts, trained by an executor, recorded in the store.
/// The only writer of a study; the search sees values, never the store.
/// The same seed gives the same trials and the same results on any number of threads, since a round is proposed when the one before is complete.
@NullMarked
package dev.medley.study;

import org.jspecify.annotations.NullMarked;
