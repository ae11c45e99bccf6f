/// Encoders that start from nothing: they turn words, or a row of features, into a representation.
/// Each is written in the tensor language for one model.
/// None needs pretrained weights.
@NullMarked
package dev.medley.plugins.encoder;

import org.jspecify.annotations.NullMarked;
