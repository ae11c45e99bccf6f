/// Losses that turn the task losses of a step into weights.
/// They see losses, never gradients, unless their type asks for inner products.
/// Each class is one method of the literature.
@NullMarked
package dev.medley.plugins.weighting;

import org.jspecify.annotations.NullMarked;
