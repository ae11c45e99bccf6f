package dev.medley.store;

/// One thing that is known of a task of a study, in a number, by which other studies find it: how many examples the task has, or how it goes alone.
///
/// @param name the same for the same thing in every study
public record Descriptor(String task, String name, double value) {}
