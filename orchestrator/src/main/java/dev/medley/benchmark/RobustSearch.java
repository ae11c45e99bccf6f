package dev.medley.benchmark;

import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import dev.medley.study.StudyReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is gained where the search looks for models that hold out as pixels get worse, rather than for models that are good as pixels are: both on test data, on which neither was chosen.
record RobustSearch(Conditions conditions, int seeds) {

  private static final String SPACE = """
      tasks: [digits, digit-parity]
      encoder: {mlp: {width: {choose: [32, 64, 128]}, dropout: {uniform: [0, 0.7]}}}
      sharing: {choose: [hard, mmoe]}
      sampler: {mix: {shares: {simplex: tasks}}}
      loss: {choose: [equal, uncertainty]}
      optimizer: {adam: {rate: {log: [1e-3, 2e-2]}, weight-decay: {log: [1e-6, 1]}, schedule: linear}}
      batch: {rows: 32, micro-batches: 2}
      robustness: {noise: [0.5, 1, 2], examples: 300}
      """;
  private static final List<String> OBJECTIVES = List.of("delta_m", "robust");
  private static final int TRIALS = 24;
  private static final int STEPS = 200;
  private static final int ROUND = 8;

  void run(Report report) {
    int trials = conditions.trials().orElse(TRIALS);
    int steps = conditions.steps().orElse(STEPS);
    report.say("Digits and parity, searched for each of two objectives, " + trials + " trials of " + steps + " steps, mean over " + seeds
        + " searches; gains over training alone on test data, as pixels are (delta_m) and in the area under accuracy as noise grows to two deviations (robust):");
    try (var bench = new Workbench(conditions, ROUND)) {
      var other = new ArrayList<Summary>();
      for (var objective : OBJECTIVES) {
        var found = new ArrayList<StudyReport>();
        for (int seed = 1; seed <= seeds; seed++) {
          report.progress("searching for " + objective + ", seed " + seed);
          found.add(study(bench, objective, seed, trials, steps));
        }
        for (int o = 0; o < OBJECTIVES.size(); o++) {
          var name = OBJECTIVES.get(o);
          var gains = Summary.of(found.stream().map(study -> gain(study, name)).toList());
          var figure = Figure.of("searched for " + objective + ": " + name, gains.mean(), "%");
          report.figure(other.size() < OBJECTIVES.size()
              ? figure
              : figure.beside(String.format(Locale.ROOT, "%.2f, searched for delta_m", other.get(o).mean())));
          other.add(gains);
        }
      }
    }
  }

  private StudyReport study(Workbench bench, String objective, int seed, int trials, int steps) {
    var name = objective + "-" + seed;
    var text = SPACE + "objective: {maximize: " + objective + "}\n";
    return bench.run(SpaceReader.read(text, name, conditions.plugins()).with(name, new StudySpace.Budget(trials, steps)), seed);
  }

  private static double gain(StudyReport study, String name) {
    return study.figures().stream().filter(f -> f.task().isEmpty() && f.metric().equals(name) && f.split().equals("test"))
        .mapToDouble(StudyReport.Figure::winner).findFirst().orElse(Double.NaN);
  }
}
