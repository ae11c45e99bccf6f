package dev.medley.search.model;

/// The kernel of all quadratic functions of the numbers of a point: `((1 + ⟨z, z'⟩)/2)²`, with `z = √(12/d)·(x − ½)` for the `d` features that are numbers, so that `⟨z, z⟩` is 1 on average.
///
/// It knows what the others do not: directions that run across the parameters.
final class Quadratic {

  private final int[] numbers;
  private final double scale;

  Quadratic(FeatureGroups groups) {
    this.numbers = groups.numbers();
    this.scale = 12.0 / Math.max(1, numbers.length);
  }

  int[] numbers() {
    return numbers;
  }

  double value(double[] a, double[] b) {
    double sum = 0;
    for (int f : numbers) sum += (a[f] - 0.5) * (b[f] - 0.5);
    return of(sum);
  }

  /// Of the sum of the products of what is centred.
  double of(double products) {
    double half = (1 + scale * products) / 2;
    return half * half;
  }
}
