package dev.medley.benchmark;

import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What rules are worth where labels are dear: the parts of speech of definitions of which sixty are labelled, beside the senses of all of them, searched with rules that join the two and without.
record FewLabels(Conditions conditions, int seeds) {

  private static final String SPACE = """
      tasks: [{use: definition-pos, few: 60}, {use: supersense, role: auxiliary}]
      encoder: {bag: {width: 64}}
      sampler: {mix: {shares: {simplex: tasks}}}
      optimizer: {adam: {rate: {log: [1e-3, 2e-2]}, schedule: linear}}
      batch: {rows: 16, micro-batches: 2}
      text: {length: 24, vocabulary: 4000}
      objective: {maximize: definition-pos.accuracy}
      """;
  private static final String RULES = """
      rules:
        strength: {log: [0.01, 3]}
        semantics: {choose: [product, exact]}
        statements:
          - supersense = adv.all <-> definition-pos = adverb
          - supersense in {adj.all, adj.pert, adj.ppl} <-> definition-pos in {adjective, satellite-adjective}
          - supersense in {verb.body, verb.change, verb.cognition, verb.communication, verb.competition, verb.consumption, verb.contact, verb.creation, verb.emotion, verb.motion, verb.perception, verb.possession, verb.social, verb.stative, verb.weather} <-> definition-pos = verb
      """;
  private static final int TRIALS = 12;
  private static final int STEPS = 200;
  private static final int ROUND = 4;

  void run(Report report) {
    int trials = conditions.trials().orElse(TRIALS);
    int steps = conditions.steps().orElse(STEPS);
    report.say("Parts of speech of definitions told rightly, sixty of them labelled and the senses of all, by the best of " + trials
        + " trials of " + steps
        + " steps, mean of " + seeds + " searches:");
    try (var bench = new Workbench(conditions, ROUND)) {
      var without = search(bench, "without", "", trials, steps, report);
      report.figure(Figure.of("sixty labels, no rules", without.mean(), "%"));
      var with = search(bench, "with", RULES, trials, steps, report);
      report.figure(Figure.of("sixty labels, rules", with.mean(), "%")
          .beside(String.format(Locale.ROOT, "%.1f without", without.mean())).atLeast(without.mean() + 2));
    }
  }

  private Summary search(Workbench bench, String name, String rules, int trials, int steps, Report report) {
    var found = new ArrayList<Double>();
    for (int seed = 1; seed <= seeds; seed++) {
      report.progress("searching " + name + " rules, seed " + seed);
      var space = SpaceReader.read(SPACE + rules, name + "-" + seed, conditions.plugins())
          .with(name + "-" + seed, new StudySpace.Budget(trials, steps));
      found.add(100 * Workbench.winner(bench.run(space, seed), "test", space));
    }
    return Summary.of(List.copyOf(found));
  }
}
