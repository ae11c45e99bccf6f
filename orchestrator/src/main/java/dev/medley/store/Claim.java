package dev.medley.store;

/// The right to run a trial, held by one owner for one attempt.
///
/// @param trial the trial that is run
/// @param owner who runs it
/// @param attempt the how-manieth try this is, from 1
public record Claim(TrialId trial, String owner, int attempt) {}
