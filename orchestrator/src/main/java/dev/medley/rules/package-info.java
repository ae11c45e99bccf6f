/// Rules: what is known of how the predictions of several tasks go together, as logical statements.
/// A rule is read from text, told in words, counted on predictions, mined from labels, and written as a differentiable term.
/// Knows the api alone.
@NullMarked
package dev.medley.rules;

import org.jspecify.annotations.NullMarked;
