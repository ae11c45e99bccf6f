/// Models that have left their study: a directory with a model's card, vocabulary, weights and compiled program.
/// A model predicts from its directory alone, without the study, its data or the plugins that its network came from.
/// The card is JSON; the program is TorchScript, which any libtorch loads.
@NullMarked
package dev.medley.training.exported;

import org.jspecify.annotations.NullMarked;
