/// Losses that recombine the gradients of the tasks where these are in each other's way.
/// They work on the small matrix of inner products, so the same code serves every device.
/// Each class is one method of the literature.
@NullMarked
package dev.medley.plugins.surgery;

import org.jspecify.annotations.NullMarked;
