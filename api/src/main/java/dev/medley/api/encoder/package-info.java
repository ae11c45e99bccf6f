/// Encoders: networks that turn an input into features, written in the tensor language.
/// Every encoder gives a pooled feature per example; encoders of text also give one per token.
/// Encoders never know the task.
@NullMarked
package dev.medley.api.encoder;

import org.jspecify.annotations.NullMarked;
