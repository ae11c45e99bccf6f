package dev.medley.app.command;

import dev.medley.app.terminal.Numbers;
import dev.medley.space.Parameter;
import dev.medley.space.Section;
import dev.medley.space.StudySpace;
import java.util.List;
import java.util.Locale;

/// What a study would cost, as far as its space tells.
///
/// @param trials    as budgeted
/// @param baselines each task alone, and the equal mix of all
/// @param steps     optimiser steps of all of them together
/// @param examples  training examples that all of them see, at most
/// @param networks  how many combinations of encoder and sharing there are; each trains in cohorts of its own
/// @param varying   how many parameters vary
record Cost(long trials, long baselines, long steps, long examples, int networks, int varying) {

  static Cost of(StudySpace study, long baselines) {
    long steps = (study.budget().trials() + baselines) * study.budget().steps();
    long rows = most(study, "batch.rows") * most(study, "batch.micro-batches");
    int networks = options(study, Section.ENCODER) * options(study, Section.SHARING);
    return new Cost(study.budget().trials(), baselines, steps, steps * rows, networks, study.space().parameters().size());
  }

  List<String> lines() {
    return List.of(
        Numbers.count(varying, "parameter") + (varying == 1 ? " varies" : " vary") + ", " + Numbers.count(networks, "kind") + " of network",
        Numbers.count(trials, "trial") + " and " + Numbers.count(baselines, "baseline") + ", " + grouped(steps)
            + " optimiser steps, at most " + grouped(examples) + " examples");
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
