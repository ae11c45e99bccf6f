package dev.medley.store;

/// A trial that goes no further than the rung at which it stands.
///
/// @param objective what it had reached
/// @param reason    the rule that stopped it, in a sentence
public record Stop(TrialId trial, double objective, String reason) {}
