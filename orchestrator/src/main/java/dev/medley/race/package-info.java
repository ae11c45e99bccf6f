/// Which of the best trials is the best, where training is noisy: they are repeated with new seeds until that is settled or the budget ends.
/// A pure calculation: whom to repeat next follows from what was reached so far. Knows nothing of training, stores or configurations.
@NullMarked
package dev.medley.race;

import org.jspecify.annotations.NullMarked;
