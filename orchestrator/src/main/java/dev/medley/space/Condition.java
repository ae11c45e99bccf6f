package dev.medley.space;

/// A parameter counts only where a choice has taken one option.
///
/// @param choice the path of a [Parameter.Choice]
/// @param option one of its options
public record Condition(String choice, String option) {}
