/// Writing answers word by word: which words are tried, and which text is told in the end.
/// A pure calculation over what a model says of the next word; the model itself is run elsewhere.
/// One beam is the greedy way.
@NullMarked
package dev.medley.training.writing;

import org.jspecify.annotations.NullMarked;
