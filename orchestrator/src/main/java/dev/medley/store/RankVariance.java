package dev.medley.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Computes what [Importance] defines, for one parameter.
final class RankVariance {

  private static final int MOST_GROUPS = 10;

  /// A group of fewer says more of chance than of its value.
  private static final int FEWEST_PER_GROUP = 3;

  private RankVariance() {}

  /// What one trial has and what it reached, where less is better.
  record Sample(Cell cell, double cost) {}

  /// Trials that have about the same value.
  private record Group(Importance.Best value, List<Integer> places) {}

  /// Empty where nothing can be told: too few trials, or all with one value, or all equally good.
  static Optional<Importance> of(String parameter, List<Sample> samples) {
    var ranks = ranks(samples);
    var groups = samples.stream().allMatch(sample -> sample.cell() instanceof Cell.Numeric) ? intervals(samples) : values(samples);
    int n = samples.size();
    double mean = (n + 1) / 2.0;
    double all = IntStream.range(0, n).mapToDouble(i -> square(ranks[i] - mean)).sum();
    if (groups.size() < 2 || n <= groups.size() || all == 0) {
      return Optional.empty();
    }
    double between = groups.stream().mapToDouble(group -> group.places().size() * square(mean(group, ranks) - mean)).sum();
    double share = 1 - (n - 1.0) / (n - groups.size()) * (1 - between / all);
    var best = groups.stream().min(Comparator.comparingDouble(group -> mean(group, ranks))).orElseThrow();
    return Optional.of(new Importance(parameter, Math.max(0, share), n, best.value()));
  }

  /// From 1, the best first; equals share the mean of their places.
  private static double[] ranks(List<Sample> samples) {
    var order = IntStream.range(0, samples.size()).boxed().sorted(Comparator.comparingDouble(i -> samples.get(i).cost())).toList();
    var ranks = new double[samples.size()];
    for (int from = 0; from < ranks.length;) {
      int to = from + 1;
      while (to < ranks.length && samples.get(order.get(to)).cost() == samples.get(order.get(from)).cost()) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order.get(i)] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static List<Group> values(List<Sample> samples) {
    var groups = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < samples.size(); i++) {
      groups.computeIfAbsent(samples.get(i).cell().shown(), _ -> new ArrayList<>()).add(i);
    }
    return groups.entrySet().stream().map(entry -> new Group(new Importance.Value(entry.getKey()), entry.getValue())).toList();
  }

  /// As many groups of equal size as there are enough trials for; equal numbers stay together.
  private static List<Group> intervals(List<Sample> samples) {
    int wanted = Math.min(MOST_GROUPS, Math.max(2, samples.size() / FEWEST_PER_GROUP));
    var order = IntStream.range(0, samples.size()).boxed().sorted(Comparator.comparingDouble(i -> number(samples.get(i)))).toList();
    var groups = new ArrayList<Group>();
    for (int from = 0; from < order.size();) {
      int left = wanted - groups.size();
      int to = left <= 1 ? order.size() : from + Math.ceilDiv(order.size() - from, left);
      while (to < order.size() && number(samples.get(order.get(to))) == number(samples.get(order.get(to - 1)))) {
        to++;
      }
      var interval = new Importance.Interval(number(samples.get(order.get(from))), number(samples.get(order.get(to - 1))));
      groups.add(new Group(interval, order.subList(from, to)));
      from = to;
    }
    return groups;
  }

  private static double number(Sample sample) {
    return sample.cell() instanceof Cell.Numeric(double value) ? value : Double.NaN;
  }

  private static double mean(Group group, double[] ranks) {
    return group.places().stream().mapToDouble(i -> ranks[i]).average().orElse(Double.NaN);
  }

  private static double square(double x) {
    return x * x;
  }
}
