package dev.medley.plugins.experts;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.List;

/// Which expert each of `n` rows goes to, and in which order.
///
/// @param expert whole numbers, `(n)`
/// @param share  the router's share of that expert, `(n)`
/// @param place  how many rows before it go to the same expert, `(n)`
/// @param sent   one for rows that are sent at all, `(n)`
/// @param counts how many rows each expert is sent, `(E)`
/// @param balance `E·Σ_i f_i·P_i`
record Routes(Tensor expert, Tensor share, Tensor place, Tensor sent, Tensor counts, Tensor balance) {

  /// @param logits of the router, `(n, E)`
  static Routes of(Tensor logits, Tensor sent) {
    int n = logits.shape().dim(0);
    int experts = logits.shape().dim(1);
    var shares = logits.softmax(-1);
    var expert = logits.argmax(-1);
    var goes = expert.unsqueeze(1).expand(n, experts).eq(numbers(experts)).toFloat().mul(sent.unsqueeze(1).expand(n, experts));
    var across = goes.transpose(0, 1);
    var place = upTo(across).transpose(0, 1).mul(goes).sum(1).sub(1);
    var counts = goes.sum(0);
    var rows = sent.sum().maximum(Tensor.constant(1));
    var fraction = counts.div(rows);
    var mean = shares.mul(sent.unsqueeze(1).expand(n, experts)).sum(0).div(rows);
    return new Routes(expert, shares.pick(expert), place, sent, counts, fraction.mul(mean).sum().mul(experts));
  }

  /// How many rows an expert takes: its equal share times a factor, rounded up.
  static int capacity(int rows, int experts, double factor) {
    return Math.min(rows, Math.max(1, (int) Math.ceil(rows * factor / experts - 1e-9)));
  }

  /// One for rows that are sent and find room.
  Tensor kept(int capacity) {
    return place.neg().gt(Tensor.constant(0.5 - capacity)).toFloat().mul(sent);
  }

  /// What fraction of the rows that are sent finds no room.
  Tensor dropped(int capacity) {
    return kept(capacity).sum().div(sent.sum().maximum(Tensor.constant(1))).neg().add(1);
  }

  /// The sums of the elements up to each, along the last axis.
  static Tensor upTo(Tensor x) {
    return Tensor.call("torch.cumsum", List.of("-1"), 1, x.shape(), x);
  }

  /// `0, 1, ...`, INT.
  static Tensor numbers(int count) {
    var numbers = new float[count];
    for (int i = 0; i < count; i++) numbers[i] = i;
    return Tensor.constant(Shape.of(count), numbers).toInt();
  }
}
