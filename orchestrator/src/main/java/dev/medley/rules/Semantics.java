package dev.medley.rules;

import dev.medley.api.tensor.Tensor;
import java.util.Locale;

/// How true a rule is, where classes have probabilities.
public enum Semantics {

  /// Its probability as if all its parts were independent of each other: `a·b`, `a + b − a·b`, `1 − a`. Costs a few operations for each part. What is lost is `−log truth`.
  PRODUCT,

  /// Łukasiewicz's logic: `max(0, a + b − 1)`, `min(1, a + b)`, `1 − a`, `min(1, 1 − a + b)`. Gradients vanish where a rule is kept, and do not grow where it is broken. What is lost is
  /// `1 − truth`.
  ///
  /// @see <a href="https://jmlr.org/papers/v18/15-631.html">Bach et al., Hinge-Loss Markov Random Fields and Probabilistic Soft Logic, JMLR 2017</a>
  LUKASIEWICZ,

  /// Its probability, with tasks independent of each other given the example: the sum over all combinations of classes that keep it. Where parts speak of different tasks, they are
  /// independent, and nothing is summed. What is lost is `−log truth`, the semantic loss.
  ///
  /// @see <a href="https://arxiv.org/abs/1711.11157">Xu et al., A Semantic Loss Function for Deep Learning with Symbolic Knowledge, ICML 2018</a>
  EXACT;

  /// Kept away from zero by this, so that no logarithm is infinite.
  private static final double LEAST = 1e-6;

  /// As it is called in a search space.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Semantics of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /// What is lost, element by element.
  Tensor loss(Tensor truth) {
    return switch (this) {
      case PRODUCT, EXACT -> truth.mul(1 - LEAST).add(LEAST).log().neg();
      case LUKASIEWICZ -> truth.neg().add(1);
    };
  }
}
