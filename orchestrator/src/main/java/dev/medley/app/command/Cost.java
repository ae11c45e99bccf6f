package dev.medley.app.command;

import dev.medley.app.terminal.Numbers;
import dev.medley.rung.Forecast;
import dev.medley.space.Parameter;
import dev.medley.space.Section;
import dev.medley.space.StudySpace;
import dev.medley.study.Rungs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a study would cost, as far as its space tells.
///
/// @param trials    as budgeted
/// @param forecast  how far they will get
/// @param baselines each task alone, and the equal mix of all
/// @param steps     optimiser steps of all of them together
/// @param examples  training examples that all of them see, at most
/// @param networks  how many combinations of encoder and sharing there are; each trains in cohorts of its own
/// @param varying   how many parameters vary
record Cost(long trials, Forecast forecast, long baselines, long steps, long examples, int networks, int varying) {

  /// @param round how many trials train at once
  static Cost of(StudySpace study, long baselines, int round) {
    var forecast = (study.population().isPresent() ? Rungs.none(study) : Rungs.of(study)).forecast(study.budget().trials(), round);
    long steps = forecast.steps() + baselines * study.budget().steps();
    long rows = most(study, "batch.rows") * most(study, "batch.micro-batches");
    int networks = options(study, Section.ENCODER) * options(study, Section.SHARING);
    return new Cost(study.budget().trials(), forecast, baselines, steps, steps * rows, networks, study.space().parameters().size());
  }

  List<String> lines() {
    var lines = new ArrayList<>(List.of(
        Numbers.count(varying, "parameter") + (varying == 1 ? " varies" : " vary") + ", " + Numbers.count(networks, "kind") + " of network",
        Numbers.count(trials, "trial") + " and " + Numbers.count(baselines, "baseline") + ", " + grouped(steps)
            + " optimiser steps, at most " + grouped(examples) + " examples"));
    if (forecast.rungs().size() > 1) lines.add(rungs());
    return lines;
  }

  private String rungs() {
    var far = forecast.rungs().stream().map(r -> Numbers.shown(r.trials()) + " to step " + r.step()).collect(Collectors.joining(", "));
    return "trials get, about: " + far + "; " + grouped(forecast.steps()) + " steps where trials to the end take "
        + grouped(forecast.wholeSteps());
  }

  /// How many of a population give way to copies, and how often.
  static Optional<String> population(StudySpace study) {
    int trials = study.budget().trials();
    return study.population().map(p -> "a population of " + trials + ": " + (p.generations() - 1) + " times, the worst " + p.leaving(trials)
        + " give way to copies of the best");
  }

  /// What it costs to measure how robust models are.
  static Optional<String> robustness(StudySpace study) {
    return study.exam().map(exam -> "each time it is validated, at most " + grouped(exam.worse())
        + " examples more of each task, whose inputs are made worse");
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static int options(StudySpace study, Section section) {
    return study.space().parameters().stream().filter(p -> p.path().equals(section.key()))
        .mapToInt(p -> p instanceof Parameter.Choice c ? c.options().size() : 1).findFirst().orElse(1);
  }

  private static long most(StudySpace study, String path) {
    for (var parameter : study.space().parameters())
      if (parameter.path().equals(path) && parameter instanceof Parameter.Whole whole) return whole.max();
    return study.fixed().get(path) instanceof dev.medley.api.parameter.Value.Whole(long value) ? value : 1;
  }
}
