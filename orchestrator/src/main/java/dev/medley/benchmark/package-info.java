/// Benchmarks: what Medley claims, measured here and now beside what it is compared to.
/// Each measures ratios or ends within one run, because machines are shared and absolute times mean little.
/// A benchmark knows studies, training, search and the store; it prints nothing itself.
@NullMarked
package dev.medley.benchmark;

import org.jspecify.annotations.NullMarked;
