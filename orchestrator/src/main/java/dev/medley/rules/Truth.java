package dev.medley.rules;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Writes how true formulas are, in the tensor language.
final class Truth {

  private final Semantics semantics;
  private final IntFunction<Tensor> classes;

  /// @param classes the probabilities of a task's classes, `(..., classes)`, with equal outer axes for all tasks
  Truth(Semantics semantics, IntFunction<Tensor> classes) {
    this.semantics = semantics;
    this.classes = classes;
  }

  /// `(...)`, from 0 to 1.
  Tensor of(Formula formula) {
    boolean summed = (semantics == Semantics.EXACT && !apart(formula)) || formula.parts().isEmpty();
    if (summed) return table(formula);
    var parts = formula.parts().stream().map(this::of).toList();
    return semantics == Semantics.LUKASIEWICZ ? bounded(formula, parts) : independent(formula, parts);
  }

  /// Whether no task is spoken of in two of the parts.
  static boolean apart(Formula formula) {
    return formula.parts().stream().mapToInt(p -> p.tasks().size()).sum() == formula.tasks().size();
  }

  private static Tensor independent(Formula formula, List<Tensor> parts) {
    return switch (formula) {
      case Formula.Not _ -> not(parts.getFirst());
      case Formula.And _ -> parts.stream().reduce(Tensor::mul).orElseThrow();
      case Formula.Or _ -> not(parts.stream().map(Truth::not).reduce(Tensor::mul).orElseThrow());
      case Formula.Implies _ -> not(parts.get(0).mul(not(parts.get(1))));
      case Formula.Same _ -> parts.get(0).mul(parts.get(1)).add(not(parts.get(0)).mul(not(parts.get(1))));
      case Formula.Count count -> count(count, parts);
      case Formula.Is _,Formula.Sum _ -> throw new IllegalStateException("A claim has no parts");
    };
  }

  private static Tensor bounded(Formula formula, List<Tensor> parts) {
    var sum = parts.stream().reduce(Tensor::add).orElseThrow();
    return switch (formula) {
      case Formula.Not _ -> not(sum);
      case Formula.And _ -> sum.sub(parts.size() - 1.0).clamp(0, 1);
      case Formula.Or _ -> sum.clamp(0, 1);
      case Formula.Implies _ -> not(parts.get(0)).add(parts.get(1)).clamp(0, 1);
      case Formula.Same _ -> not(parts.get(0).sub(parts.get(1)).abs());
      case Formula.Count(int least, int most, _) ->
        sum.sub(least - 1.0).clamp(0, 1).minimum(sum.neg().add(Math.min(most, parts.size()) + 1.0).clamp(0, 1));
      case Formula.Is _,Formula.Sum _ -> throw new IllegalStateException("A claim has no parts");
    };
  }

  /// The distribution of how many of independent parts are true, part by part.
  private static Tensor count(Formula.Count count, List<Tensor> parts) {
    var ways = new ArrayList<Tensor>(List.of(parts.getFirst().mul(0).add(1)));
    for (var part : parts) {
      var next = new ArrayList<Tensor>();
      for (int n = 0; n <= ways.size(); n++) {
        var without = n < ways.size() ? ways.get(n).mul(not(part)) : ways.getFirst().mul(0);
        next.add(n == 0 ? without : without.add(ways.get(n - 1).mul(part)));
      }
      ways.clear();
      ways.addAll(next);
    }
    return count.counts().mapToObj(ways::get).reduce(Tensor::add).orElseGet(() -> ways.getFirst().mul(0));
  }

  private static Tensor not(Tensor truth) {
    return truth.neg().add(1);
  }

  /// The sum of the probabilities of all combinations of classes for which the formula holds, tasks being independent.
  private Tensor table(Formula formula) {
    var cases = Cases.of(formula);
    if (cases.all() == 0) throw new IllegalStateException("A claim about no task");
    Tensor joint = null;
    for (var kinds : cases.kinds()) {
      var its = classes.apply(kinds.task());
      var each = its.matmul(kinds.members(its.shape().dim(-1)));
      joint = joint == null ? each : outer(joint, each);
    }
    var kept = Tensor.constant(Shape.of(cases.all(), 1), cases.kept(formula));
    var sum = java.util.Objects.requireNonNull(joint).matmul(kept);
    return sum.squeeze(sum.shape().rank() - 1);
  }

  /// `(..., n)` and `(..., m)` to all products `(..., n·m)`.
  private static Tensor outer(Tensor a, Tensor b) {
    int rank = a.shape().rank();
    int n = a.shape().dim(-1);
    int m = b.shape().dim(-1);
    int[] outer = a.shape().dims().stream().mapToInt(Integer::intValue).limit(rank - 1L).toArray();
    int[] square = IntStream.concat(IntStream.of(outer), IntStream.of(n, m)).toArray();
    int[] flat = IntStream.concat(IntStream.of(outer), IntStream.of(n * m)).toArray();
    return a.unsqueeze(rank).expand(square).mul(b.unsqueeze(rank - 1).expand(square)).reshape(flat);
  }
}
