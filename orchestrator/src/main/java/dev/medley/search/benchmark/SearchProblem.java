package dev.medley.search.benchmark;

import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.function.ToDoubleFunction;

/// A function on a space, to be minimised.
///
/// @param objective infinite where it has no value; the least is 0, or a little over .05 for `conditional`
public record SearchProblem(String name, SearchSpace space, ToDoubleFunction<Point> objective) {}
