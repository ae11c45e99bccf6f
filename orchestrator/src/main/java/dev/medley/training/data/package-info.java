/// Data as training sees it: words as ids, targets as numbers, all tasks of a study in one table per field.
/// Built once per study and shared by all cohorts.
/// Vocabulary and scales come from training data alone.
@NullMarked
package dev.medley.training.data;

import org.jspecify.annotations.NullMarked;
