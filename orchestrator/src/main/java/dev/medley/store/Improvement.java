package dev.medley.store;

/// A trial that was better than all that had completed before it.
///
/// @param number names it within its study
/// @param objective what it reached
public record Improvement(int number, double objective) {}
