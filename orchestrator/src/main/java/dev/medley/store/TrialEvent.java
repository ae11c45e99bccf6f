package dev.medley.store;

import java.time.Instant;

/// Something that happened to a trial.
///
/// @param at when
/// @param kind one word, such as `released`
/// @param message what happened, in a sentence
public record TrialEvent(Instant at, String kind, String message) {}
