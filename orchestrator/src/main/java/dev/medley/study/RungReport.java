package dev.medley.study;

import java.util.OptionalDouble;

/// What is decided at a rung after a round.
///
/// @param step    after how many steps trials are looked at here
/// @param reached how many have been here so far
/// @param goOn    how many go on now
/// @param stopped how many are stopped now
/// @param best    the best objective that was reached here so far; absent where none is a number
public record RungReport(int step, int reached, int goOn, int stopped, OptionalDouble best) {}
