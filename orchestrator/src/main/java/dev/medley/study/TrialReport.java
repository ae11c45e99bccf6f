package dev.medley.study;

import java.util.OptionalDouble;

/// A trial that has ended.
///
/// @param baseline  what it is a baseline of, such as `single pos`, or a repeat of, such as `repeat of 17`; empty for a trial of the search
/// @param objective what it reached; absent if it failed, or for a baseline that has no such figure
/// @param best      the best objective of the search so far; absent until there is one
/// @param failure   why it failed, or an empty string
/// @param stopped   why it was stopped before its end or not let through there, or an empty string
public record TrialReport(int number, String baseline, OptionalDouble objective, OptionalDouble best, String failure, String stopped) {}
