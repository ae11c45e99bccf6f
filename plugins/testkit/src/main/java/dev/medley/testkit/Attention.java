package dev.medley.testkit;

import dev.medley.api.tensor.Shape;

/// Scaled dot-product attention. A key whose mask is zero has weight zero; no gradient flows to the mask.
final class Attention {

  private final Array queries;
  private final Array keys;
  private final Array values;
  private final int heads;
  private final int asking;
  private final int answering;
  private final int width;
  private final double scale;
  private final Array weights;

  private Attention(Array queries, Array keys, Array values, Array mask) {
    this.queries = queries;
    this.keys = keys;
    this.values = values;
    heads = queries.shape().dim(1);
    asking = queries.shape().dim(2);
    answering = keys.shape().dim(2);
    width = queries.shape().dim(3);
    scale = 1 / Math.sqrt(width);
    var scores = Array.generate(square(),
        i -> mask.get(i / (heads * asking * answering) * answering + i % answering) == 0
            ? Double.NEGATIVE_INFINITY
            : scale * dot(i, queries, keys));
    weights = Reductions.softmax(3, scores).value();
  }

  static Result apply(Array queries, Array keys, Array values, Array mask) {
    var attention = new Attention(queries, keys, values, mask);
    return Result.of(attention.value()).through(0, attention::towardsQueries).through(1, attention::towardsKeys).through(2,
        attention::towardsValues);
  }

  private Array value() {
    return Array.accumulate(queries.shape(), sum -> pairs((pair, query, key) -> {
      for (int c = 0; c < width; c++) sum.add(query + c, weights.get(pair) * values.get(key + c));
    }));
  }

  private Array towardsValues(Array gradient) {
    return Array.accumulate(values.shape(), sum -> pairs((pair, query, key) -> {
      for (int c = 0; c < width; c++) sum.add(key + c, weights.get(pair) * gradient.get(query + c));
    }));
  }

  private Array towardsQueries(Array gradient) {
    var scores = towardsScores(gradient);
    return Array.accumulate(queries.shape(), sum -> pairs((pair, query, key) -> {
      for (int c = 0; c < width; c++) sum.add(query + c, scale * scores.get(pair) * keys.get(key + c));
    }));
  }

  private Array towardsKeys(Array gradient) {
    var scores = towardsScores(gradient);
    return Array.accumulate(keys.shape(), sum -> pairs((pair, query, key) -> {
      for (int c = 0; c < width; c++) sum.add(key + c, scale * scores.get(pair) * queries.get(query + c));
    }));
  }

  private Array towardsScores(Array gradient) {
    var lanes = Lanes.of(square(), 3);
    var towardsWeights = Array.generate(square(), i -> dot(i, gradient, values));
    var dots = Array.generate(Shape.of(lanes.count()), l -> lanes.sum(l, i -> weights.get(i) * towardsWeights.get(i)));
    return Array.generate(square(), i -> weights.get(i) * (towardsWeights.get(i) - dots.get(lanes.lane(i))));
  }

  private Shape square() {
    return Shape.of(queries.shape().dim(0), heads, asking, answering);
  }

  /// The inner product of the vectors of a pair, one on the queries' side and one on the keys'.
  private double dot(int pair, Array one, Array other) {
    double sum = 0;
    for (int c = 0; c < width; c++) sum += one.get(query(pair) + c) * other.get(key(pair) + c);
    return sum;
  }

  private int query(int pair) {
    return pair / answering * width;
  }

  private int key(int pair) {
    return (pair / (asking * answering) * answering + pair % answering) * width;
  }

  private void pairs(Visit visit) {
    for (int pair = 0; pair < weights.size(); pair++) visit.at(pair, query(pair), key(pair));
  }

  @FunctionalInterface
  private interface Visit {
    void at(int pair, int query, int key);
  }
}
