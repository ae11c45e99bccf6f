package dev.medley.benchmark;

import dev.medley.api.metric.Metric;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The probability that a positive example scores above a negative one, ties counting half: the area under the receiver's curve. One half where there are no two of different kind.
///
/// @param groups where the examples are of several groups, one after the other, how many each has: then it is the mean over the groups. Other examples are one group
record AreaUnderCurve(List<Integer> groups) implements Metric {

  AreaUnderCurve {
    groups = List.copyOf(groups);
  }

  @Override
  public String name() {
    return "auc";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    if (groups.stream().mapToInt(Integer::intValue).sum() != right.size()) return area(predicted, right);
    double sum = 0;
    int from = 0;
    for (int size : groups) {
      sum += area(predicted.subList(from, from + size), right.subList(from, from + size));
      from += size;
    }
    return sum / groups.size();
  }

  private static double area(List<Answer> predicted, List<Answer> right) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < right.size(); i++) order.add(i);
    order.sort(Comparator.comparingDouble(i -> number(predicted.get(i))));
    double ranks = 0;
    long positives = 0;
    for (int from = 0; from < order.size();) {
      int to = from;
      while (to < order.size() && number(predicted.get(order.get(to))) == number(predicted.get(order.get(from)))) to++;
      for (int i = from; i < to; i++) {
        if (number(right.get(order.get(i))) < 0.5) continue;
        positives++;
        ranks += (from + to + 1) / 2.0;
      }
      from = to;
    }
    long negatives = right.size() - positives;
    if (positives == 0 || negatives == 0) return 0.5;
    return (ranks - positives * (positives + 1) / 2.0) / (positives * negatives);
  }

  private static double number(Answer answer) {
    return answer instanceof Answer.Numbers(var numbers) ? numbers.getFirst() : Double.NaN;
  }
}
