package dev.medley.rules;

import dev.medley.rules.Formula.Comparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Makes formulas of comparisons of sums.
final class Sums {

  /// Finds the place of a task.
  @FunctionalInterface
  interface Tasks {
    int place(Token name) throws Unreadable;
  }

  private final List<Subject> subjects;
  private final Tasks tasks;

  Sums(List<Subject> subjects, Tasks tasks) {
    this.subjects = subjects;
    this.tasks = tasks;
  }

  Formula compare(Side left, Side right, Comparison comparison) throws Unreadable {
    var factors = new LinkedHashMap<Integer, Integer>();
    int constant = add(left, 1, factors) + add(right, -1, factors);
    factors.values().removeIf(f -> f == 0);
    if (factors.isEmpty())
      throw new Unreadable(left.items().getFirst().token().start(), "a comparison needs a task that it depends on", "name one");
    var addends = factors.entrySet().stream().map(e -> addend(e)).toList();
    var sum = new Formula.Sum(addends, constant, comparison);
    if (addends.size() > 1) return sum;
    // Of one task it says which classes are right.
    int task = addends.getFirst().task();
    var labels = new TreeSet<Integer>();
    IntStream.range(0, subjects.get(task).labels().size()).filter(c -> sum.holds(_ -> c)).forEach(labels::add);
    return new Formula.Is(task, labels);
  }

  private int add(Side side, int sign, Map<Integer, Integer> factors) throws Unreadable {
    int constant = 0;
    for (var item : side.items()) {
      var token = item.token();
      if (token.kind() == Token.Kind.WORD && token.text().matches("\\d{1,9}")) {
        constant += sign * item.factor() * Integer.parseInt(token.text());
        continue;
      }
      int task = tasks.place(token);
      if (!subjects.get(task).counts())
        throw new Unreadable(token.start(), "the labels of task (" + token.text() + ") are no numbers", "compare it to one of its labels");
      factors.merge(task, sign * item.factor(), Integer::sum);
    }
    return constant;
  }

  private Formula.Sum.Addend addend(Map.Entry<Integer, Integer> factor) {
    var subject = subjects.get(factor.getKey());
    var values = IntStream.range(0, subject.labels().size()).map(c -> subject.value(c).orElseThrow()).boxed().toList();
    return new Formula.Sum.Addend(factor.getKey(), factor.getValue(), values);
  }
}
