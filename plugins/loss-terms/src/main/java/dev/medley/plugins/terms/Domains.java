package dev.medley.plugins.terms;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// Which rows of a micro-batch are of which domain.
///
/// @param member one where a row is of a domain, `(domains, batch)`
/// @param counts rows of each domain, `(domains)`
record Domains(Tensor member, Tensor counts) {

  static Domains of(Tensor domain, int count) {
    int rows = domain.shape().dim(0);
    var numbers = new float[count * rows];
    for (int i = 0; i < numbers.length; i++) numbers[i] = Math.floorDiv(i, rows);
    var member = domain.unsqueeze(0).expand(count, rows).eq(Tensor.constant(Shape.of(count, rows), numbers).toInt()).toFloat();
    return new Domains(member, member.sum(1));
  }

  int count() {
    return counts.shape().dim(0);
  }

  /// The mean over all pairs of different domains that have `least` rows each of a symmetric `(domains, domains)`; zero where there is no such pair.
  Tensor overPairs(Tensor each, double least) {
    int n = count();
    var enough = counts.ge(Tensor.constant(least)).toFloat();
    var above = new float[n * n];
    for (int i = 0; i < above.length; i++) above[i] = i / n < i % n ? 1 : 0;
    var pairs = enough.unsqueeze(1).expand(n, n).mul(enough).mul(Tensor.constant(Shape.of(n, n), above));
    // Chosen, not multiplied: a pair without rows may have come to anything.
    var counted = Tensor.where(pairs.gt(Tensor.constant(0.5)), each, Tensor.constant(0));
    return counted.sum().div(pairs.sum().maximum(Tensor.constant(1)));
  }

  /// At least so many rows, to divide by.
  Tensor atLeast(double least) {
    return counts.maximum(Tensor.constant(least));
  }
}
