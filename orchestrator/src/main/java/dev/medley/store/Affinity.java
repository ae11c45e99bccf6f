package dev.medley.store;

/// How much a step on one task of a study lowers the loss of another.
///
/// @param source the task that is trained on
/// @param target the task whose loss it is
public record Affinity(String source, String target, double value) {}
