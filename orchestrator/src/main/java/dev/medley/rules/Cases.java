package dev.medley.rules;

import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All combinations of classes that a formula can tell apart.
///
/// @param kinds for each task that it speaks of, in order
record Cases(List<Kinds> kinds) {

  /// The classes of a task, as far as a formula tells them apart: classes of one kind are the same to it.
  ///
  /// @param classes by kind; an empty kind is that of all classes that no claim names
  record Kinds(int task, List<List<Integer>> classes) {

    Kinds {
      classes = classes.stream().map(List::copyOf).toList();
    }

    /// `(classes, kinds)`: one where a class is of a kind.
    Tensor members(int all) {
      float[] members = new float[all * classes.size()];
      for (int k = 0; k < classes.size(); k++) {
        for (int c : classes.get(k)) members[c * classes.size() + k] = 1;
        if (classes.get(k).isEmpty()) others(members, all, k);
      }
      return Tensor.constant(Shape.of(all, classes.size()), members);
    }

    private void others(float[] members, int all, int kind) {
      for (int c = 0; c < all; c++) {
        int at = c;
        if (classes.stream().noneMatch(its -> its.contains(at))) members[c * classes.size() + kind] = 1;
      }
    }
  }

  Cases {
    kinds = List.copyOf(kinds);
  }

  static Cases of(Formula formula) {
    var kinds = new ArrayList<Kinds>();
    for (int task : formula.tasks()) {
      var bySignature = new LinkedHashMap<String, List<Integer>>();
      var claims = claims(formula).stream().filter(c -> c.tasks().contains(task)).toList();
      for (int c : named(claims, task)) {
        String signature = claims.stream().map(claim -> sign(claim, task, c)).collect(Collectors.joining(" "));
        bySignature.computeIfAbsent(signature, _ -> new ArrayList<>()).add(c);
      }
      var all = new ArrayList<>(bySignature.values());
      // What no claim names is of one kind, which is empty here: how many classes there are is not the formula's to know.
      if (claims.stream().noneMatch(c -> c instanceof Formula.Sum)) all.add(List.of());
      kinds.add(new Kinds(task, all));
    }
    return new Cases(kinds);
  }

  private static List<Formula> claims(Formula formula) {
    return formula.parts().isEmpty() ? List.of(formula) : formula.parts().stream().flatMap(p -> claims(p).stream()).toList();
  }

  /// The classes of a task that claims name, in order.
  private static List<Integer> named(List<Formula> claims, int task) {
    return claims.stream().flatMap(claim -> switch (claim) {
      case Formula.Is(_, var labels) -> labels.stream();
      case Formula.Sum(var addends, _, _) -> addends.stream().filter(a -> a.task() == task)
          .flatMap(a -> java.util.stream.IntStream.range(0, a.values().size()).boxed());
      case Formula other -> throw new IllegalStateException("No claim: " + other);
    }).distinct().sorted().toList();
  }

  private static String sign(Formula claim, int task, int c) {
    return switch (claim) {
      case Formula.Is(_, var labels) -> String.valueOf(labels.contains(c));
      case Formula.Sum(var addends, _, _) ->
        addends.stream().filter(a -> a.task() == task).map(a -> String.valueOf(a.values().get(c))).collect(Collectors.joining());
      case Formula other -> throw new IllegalStateException("No claim: " + other);
    };
  }

  /// How many combinations there are, or [Integer#MAX_VALUE] if no int holds it.
  int all() {
    long all = 1;
    for (var task : kinds) all = Math.min(Integer.MAX_VALUE, all * task.classes().size());
    return (int) all;
  }

  /// Of each combination, the last task's kinds within those of the first: one if the formula holds, zero if not.
  float[] kept(Formula formula) {
    float[] kept = new float[all()];
    var classOf = new HashMap<Integer, Integer>();
    for (int i = 0; i < kept.length; i++) {
      int rest = i;
      for (var its : kinds.reversed()) {
        var members = its.classes().get(rest % its.classes().size());
        classOf.put(its.task(), members.isEmpty() ? -1 : members.getFirst());
        rest /= its.classes().size();
      }
      kept[i] = formula.holds(t -> taken(classOf, t)) ? 1 : 0;
    }
    return kept;
  }

  private static int taken(Map<Integer, Integer> classOf, int task) {
    return classOf.getOrDefault(task, -1);
  }
}
