package dev.medley.search.benchmark;

import java.util.function.LongFunction;

/// A problem in several instances.
///
/// @param instance by a seed, from 1; where there are fewer instances than seeds, they begin anew
public record ProblemFamily(String name, LongFunction<SearchProblem> instance) {}
