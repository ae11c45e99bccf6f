/// Robustness: how a model's figures fall as its inputs get worse, by chance or on purpose.
/// Inputs are made worse here, in plain Java; who predicts them stands elsewhere.
/// Knows the api alone.
@NullMarked
package dev.medley.robustness;

import org.jspecify.annotations.NullMarked;
