/// Handwritten digits of 8 by 8 pixels: which one it is, whether it is odd, and which ones two are that lie over each other.
/// Small enough to train on in seconds, and real.
/// The images come with the jar; `ATTRIBUTION.md` beside them says from where.
@NullMarked
package dev.medley.plugins.digits;

import org.jspecify.annotations.NullMarked;
