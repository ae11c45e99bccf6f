package dev.medley.benchmark;

import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Split;
import dev.medley.benchmark.DigitPair.Accuracy;
import dev.medley.search.History;
import dev.medley.search.Outcome;
import dev.medley.search.Searches;
import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import dev.medley.training.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Losses on two digits that lie over each other, and what becomes of them when one task's loss is counted in a unit twenty times smaller.
///
/// At one unit no method is better than another. At two, those that heed the size of losses or gradients give up one of the tasks, and those that do not keep both; and so does a
/// search for the weights.
final class MultiDigitsBenchmark implements Benchmark {

  private static final int STEPS = 1000;
  private static final int SEEDS = 5;
  private static final int TRIALS = 24;
  private static final int ROUND = 8;
  private static final double RATE = 1e-3;
  private static final double SMALL = 0.05;
  private static final String SEARCHED = "weights.";

  /// A method, and what an independent program found on its own draw of the same pairs: the accuracies at one unit, and with the right loss in the smaller one.
  private record Entry(Method method, Accuracy even, Accuracy uneven) {}

  private static final Accuracy ALONE = new Accuracy(.9672, .9680);

  private static final List<Entry> ENTRIES = List.of(
      new Entry(Method.of("equal"), new Accuracy(.9543, .9590), new Accuracy(.9680, .4735)),
      new Entry(Method.of("rlw"), new Accuracy(.9469, .9545), new Accuracy(.9655, .4164)),
      new Entry(Method.of("uncertainty"), new Accuracy(.9611, .9591), new Accuracy(.9667, .9444)),
      new Entry(Method.of("famo"), new Accuracy(.9548, .9585), new Accuracy(.9548, .9584)),
      new Entry(Method.of("pcgrad"), new Accuracy(.9546, .9573), new Accuracy(.9651, .7444)),
      new Entry(Method.of("mgda"), new Accuracy(.9514, .9585), new Accuracy(.5094, .9679)),
      new Entry(Method.of("cagrad"), new Accuracy(.9530, .9580), new Accuracy(.9600, .9465)),
      new Entry(Method.of("imtl-g"), new Accuracy(.9542, .9594), new Accuracy(.9546, .9568)),
      new Entry(Method.of("nash"), new Accuracy(.9550, .9581), new Accuracy(.9555, .9583)));

  @Override
  public String name() {
    return "multidigits";
  }

  @Override
  public String summary() {
    return "Nine losses on pairs of digits, at one unit and with one loss scaled by 0.05, and a search for static weights, against an independent program.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int seeds = conditions.seeds().orElse(SEEDS);
    int steps = conditions.steps().orElse(STEPS);
    report.say("Mean accuracy on test pairs over " + seeds + " seeds, trained as one cohort for " + steps + " steps of Adam at 1e-3:");
    var even = DigitPair.of(conditions.plugins(), 1, steps);
    var uneven = DigitPair.of(conditions.plugins(), SMALL, steps);
    report.progress("single tasks");
    var alone = alone(even, seeds, conditions);
    figures("alone", alone, ALONE, report);
    for (var entry : ENTRIES) {
      report.progress(entry.method().label());
      var found = mean(even.train(members(entry.method(), seeds, conditions), 2, Split.TEST));
      figures("one unit, " + entry.method().label(), found, entry.even(), report);
      report.figure(loss("one unit, " + entry.method().label(), found.below(alone), entry.even()).atMost(4));
      var small = mean(uneven.train(members(entry.method(), seeds, conditions), 2, Split.TEST));
      figures("two units, " + entry.method().label(), small, entry.uneven(), report);
      var lost = loss("two units, " + entry.method().label(), small.below(alone), entry.uneven());
      // Who keeps both tasks there keeps them here, and who gives one up gives it up.
      report.figure(entry.uneven().below(ALONE) < 2 ? lost.atMost(4) : lost.atLeast(6));
    }
    var searched = search(uneven, conditions.trials().orElse(TRIALS), conditions, report);
    figures("two units, searched weights", searched, new Accuracy(.955, .957), report);
    report.figure(Figure.of("two units, searched weights: lost to single tasks", searched.below(alone), "%").atMost(4));
  }

  private static void figures(String label, Accuracy found, Accuracy peer, Report report) {
    report.figure(Figure.of(label + ": left", found.left(), "").beside(String.format(Locale.ROOT, "%.4f", peer.left())));
    report.figure(Figure.of(label + ": right", found.right(), "").beside(String.format(Locale.ROOT, "%.4f", peer.right())));
  }

  private static Figure loss(String label, double lost, Accuracy peer) {
    return Figure.of(label + ": lost to single tasks", lost, "%").beside(String.format(Locale.ROOT, "%.2f", peer.below(ALONE)));
  }

  private static Accuracy mean(List<Accuracy> all) {
    return new Accuracy(all.stream().mapToDouble(Accuracy::left).average().orElse(Double.NaN),
        all.stream().mapToDouble(Accuracy::right).average().orElse(Double.NaN));
  }

  private static List<Member> members(Method method, int seeds, Conditions conditions) {
    var members = new ArrayList<Member>();
    for (int seed = 0; seed < seeds; seed++) members.add(method.member(conditions.plugins(), DigitPair.SIDES, seed, RATE, Map.of()));
    return members;
  }

  /// Each task trained alone, with as many examples of it as beside the other.
  private static Accuracy alone(DigitPair pair, int seeds, Conditions conditions) {
    var sides = new ArrayList<Accuracy>();
    for (int side = 0; side < 2; side++) {
      int task = side;
      Sampler only = context -> _ -> Collections.nCopies(context.microBatches(), new Draw(task));
      var members = members(Method.of("equal"), seeds, conditions).stream()
          .map(m -> new Member(m.trial(), m.studySeed(), m.configuration(), only, m.loss())).toList();
      sides.add(mean(pair.train(members, 1, Split.TEST)));
    }
    return new Accuracy(sides.getFirst().left(), sides.getLast().right());
  }

  /// Searches the weights of `static` by validation accuracy, and scores the best on test pairs.
  private static Accuracy search(DigitPair pair, int trials, Conditions conditions, Report report) {
    var parameters = DigitPair.SIDES.stream()
        .<Parameter>map(s -> new Parameter.Real(SEARCHED + s, 0.05, 20, Parameter.Scale.LOG, List.of())).toList();
    var search = Searches.create(Searches.DEFAULT, new SearchSpace(parameters), 1);
    var outcomes = new ArrayList<Outcome>();
    Point best = Point.of(Map.of());
    double highest = Double.NEGATIVE_INFINITY;
    while (outcomes.size() < trials) {
      report.progress("searching weights, " + outcomes.size() + " of " + trials);
      var points = search.ask(History.of(outcomes), Math.min(ROUND, trials - outcomes.size()));
      var members = points.stream().map(p -> weighted(p, 0, conditions)).toList();
      var found = pair.train(members, 2, Split.VALIDATION);
      for (int i = 0; i < points.size(); i++) {
        double accuracy = found.get(i).mean();
        outcomes.add(Outcome.of(outcomes.size(), points.get(i), -accuracy));
        if (accuracy > highest) {
          highest = accuracy;
          best = points.get(i);
        }
      }
    }
    var chosen = new ArrayList<Member>();
    for (int seed = 0; seed < conditions.seeds().orElse(SEEDS); seed++) chosen.add(weighted(best, seed, conditions));
    return mean(pair.train(chosen, 2, Split.TEST));
  }

  private static Member weighted(Point point, long seed, Conditions conditions) {
    var weights = new LinkedHashMap<String, Double>();
    for (var side : DigitPair.SIDES) {
      if (point.values().get(SEARCHED + side) instanceof Value.Real(double weight)) weights.put(side, weight);
    }
    return Method.of("static").with("weights", new Value.Numbers(weights)).member(conditions.plugins(), DigitPair.SIDES, seed, RATE,
        Map.of());
  }
}
