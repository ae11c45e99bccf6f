package dev.medley.store;

/// A trial of another study that a study may begin with.
///
/// @param past   the name of the other study
/// @param weight how much that is like this one, from 0 to 1
/// @param trial  its number there
/// @param point  what it comes to in the space of this study, as JSON
public record Lesson(String past, double weight, int trial, String point) {}
