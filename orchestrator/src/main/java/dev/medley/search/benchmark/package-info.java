/// How good the searches are: problems with a known optimum, and what each search reaches on them.
/// A [dev.medley.search.benchmark.SearchProblem] is a space and a function on it; [dev.medley.search.benchmark.SearchBenchmark] runs searches on problems over many seeds.
/// Nothing here trains a model: thousands of trials take seconds.
@NullMarked
package dev.medley.search.benchmark;

import org.jspecify.annotations.NullMarked;
