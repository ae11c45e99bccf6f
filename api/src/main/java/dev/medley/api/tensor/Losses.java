package dev.medley.api.tensor;

/// Losses of one micro-batch, each a scalar: the mean over what is labelled.
public final class Losses {

  private Losses() {}

  /// Cross-entropy of logits `(..., classes)` against classes `(...)` of type INT, with label smoothing `ε`:
  /// `-(1 - ε)·log p_y - ε·mean_c log p_c`, averaged over the positions whose weight is one.
  ///
  /// @param weights `(...)`, one where a position counts and zero where it is ignored (its class may then be any valid id)
  public static Tensor crossEntropy(Tensor logits, Tensor classes, Tensor weights, double smoothing) {
    var logs = logits.logSoftmax(-1);
    var loss = logs.pick(classes).neg();
    if (smoothing > 0) loss = loss.mul(1 - smoothing).sub(logs.mean(-1).mul(smoothing));
    return weightedMean(loss, weights);
  }

  /// Squared error of predictions against targets of the same shape, averaged.
  public static Tensor squaredError(Tensor predictions, Tensor targets) {
    same("squaredError", predictions, targets);
    return predictions.sub(targets).square().mean();
  }

  /// Absolute error of predictions against targets of the same shape, averaged.
  public static Tensor absoluteError(Tensor predictions, Tensor targets) {
    same("absoluteError", predictions, targets);
    return predictions.sub(targets).abs().mean();
  }

  /// Huber's error: quadratic within `delta` of the target, linear beyond.
  ///
  /// @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber, Robust Estimation of a Location Parameter, 1964</a>
  public static Tensor huber(Tensor predictions, Tensor targets, double delta) {
    same("huber", predictions, targets);
    var error = predictions.sub(targets).abs();
    var inside = error.minimum(Tensor.constant(delta));
    return inside.square().mul(0.5).add(error.sub(inside).mul(delta)).mean();
  }

  /// `Σ wᵢ·xᵢ / max(Σ wᵢ, 1)`, so that a batch in which nothing counts gives zero and no NaN.
  public static Tensor weightedMean(Tensor values, Tensor weights) {
    same("weightedMean", values, weights);
    return values.mul(weights).sum().div(weights.sum().maximum(Tensor.constant(1)));
  }

  private static void same(String operation, Tensor a, Tensor b) {
    Rules.require(a.shape().equals(b.shape()), operation, "must be equal", "reshape one of them explicitly", a, b);
  }
}
