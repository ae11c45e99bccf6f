package dev.medley.training.model;

import dev.medley.api.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Writes expressions anew, in which something else stands for some of their parts; what is made of none of them stays the same expression.
final class Rewriting {

  private final Function<Tensor, Optional<Tensor>> replacement;
  private final IdentityHashMap<Tensor, Tensor> done = new IdentityHashMap<>();

  /// @param replacement what stands for a tensor, if anything
  Rewriting(Function<Tensor, Optional<Tensor>> replacement) {
    this.replacement = replacement;
  }

  Tensor of(Tensor tensor) {
    var known = done.get(tensor);
    if (known != null) return known;
    var result = replacement.apply(tensor).orElseGet(() -> {
      var operands = tensor.inputs().stream().map(this::of).toList();
      return same(operands, tensor.inputs()) ? tensor : tensor.on(operands);
    });
    done.put(tensor, result);
    return result;
  }

  private static boolean same(List<Tensor> some, List<Tensor> others) {
    for (int i = 0; i < some.size(); i++) if (some.get(i) != others.get(i)) return false;
    return true;
  }
}
