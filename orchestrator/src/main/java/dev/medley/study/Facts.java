package dev.medley.study;

import dev.medley.api.sampler.Difficulty;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.store.Descriptor;
import dev.medley.store.Trial;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.TaskTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is known of a study's tasks in numbers, once its baselines have ended: what their data are like, how each does alone, early and at the end, and how it does beside the others.
///
/// | name | meaning |
/// |---|---|
/// | `examples`, `validation` | how many there are |
/// | `outputs` | classes, or numbers to predict |
/// | `entropy` | of the labels of the training data, in nats |
/// | `length` | words of an input, in the mean |
/// | `domains` | that its examples are labelled with |
/// | `steps` | that trials train |
/// | `input.KIND`, `target.KIND`, `role.main` | 1 where it is so |
/// | `alone.METRIC`, `alone-early.METRIC` | the first metric in validation of the best model that was trained on the task alone, at its end and when it was first looked at |
/// | `together.METRIC` | the same of the best equal mix |
final class Facts {

  private final Setup setup;
  private final Ledger ledger;

  /// @param ledger has read the baselines
  Facts(Setup setup, Ledger ledger) {
    this.setup = setup;
    this.ledger = ledger;
  }

  List<Descriptor> all() {
    var all = new ArrayList<Descriptor>();
    for (var table : setup.data().tasks()) {
      of(table).forEach((name, value) -> {
        if (Double.isFinite(value)) all.add(new Descriptor(table.name(), name, value));
      });
    }
    return all;
  }

  private Map<String, Double> of(TaskTable table) {
    var facts = new HashMap<String, Double>();
    facts.put("examples", (double) table.size(Split.TRAIN));
    facts.put("validation", (double) table.size(Split.VALIDATION));
    facts.put("outputs", (double) table.outputs());
    facts.put("domains", (double) table.domainSizes().size());
    facts.put("steps", (double) setup.space().budget().steps());
    facts.put("target." + table.kind().name().toLowerCase(Locale.ROOT), 1.0);
    facts.put("input." + (setup.data().input() instanceof InputShape.Text ? "text" : "numbers"), 1.0);
    if (table.main()) facts.put("role.main", 1.0);
    facts.put("length", table.difficulties().getOrDefault(Difficulty.LENGTH, List.of()).stream().mapToDouble(l -> l).average()
        .orElse(Double.NaN));
    facts.put("entropy", entropy(table.answers().getOrDefault(Split.TRAIN, List.of())));
    var metric = table.metrics().getFirst().name();
    var alone = Optional.ofNullable(ledger.alone().get(table.name()));
    facts.put("alone." + metric, figure(alone, table.name(), metric, false));
    facts.put("alone-early." + metric, figure(alone, table.name(), metric, true));
    facts.put("together." + metric, figure(ledger.equalMix(), table.name(), metric, false));
    return facts;
  }

  /// The first or the last that is recorded.
  private double figure(Optional<Trial> trial, String task, String metric, boolean early) {
    var all = trial.map(ledger::scores).orElse(List.of()).stream().filter(s -> s.task().equals(task) && s.metric().equals(metric)).toList();
    return all.isEmpty() ? Double.NaN : (early ? all.getFirst() : all.getLast()).value();
  }

  /// Of the classes among all that are labelled; of numbers there is none.
  private static double entropy(List<Answer> answers) {
    var counts = new HashMap<Integer, Integer>();
    for (var answer : answers) {
      if (answer instanceof Answer.Label(int label)) counts.merge(label, 1, Integer::sum);
      if (answer instanceof Answer.Tags(var labels)) labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    }
    double all = counts.values().stream().mapToInt(n -> n).sum();
    return all == 0 ? Double.NaN : counts.values().stream().mapToDouble(n -> -n / all * Math.log(n / all)).sum();
  }
}
