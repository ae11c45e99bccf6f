package dev.medley.study;

import dev.medley.store.Trial;

/// What a trial trains at a time: to its end, or from one rung to another.
///
/// @param from  after how many steps it stands
/// @param until up to which step it trains
record Stretch(Trial trial, int from, int until) {}
