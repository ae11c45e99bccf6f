package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.space.StudySpace;
import dev.medley.study.Rungs;
import java.util.List;
import java.util.Locale;

/// What a study would cost, rung by rung, beside what it would cost without rungs.
///
/// @param cohort how many trials train at once
record CostView(StudySpace space, Cost cost, int cohort) {

  void print(boolean json, Terminal terminal) {
    if (json) json().print(terminal.out());
    else table(terminal);
  }

  private void table(Terminal terminal) {
    var out = terminal.out();
    out.line(out.paint(Style.BOLD, space.study()) + ": " + Numbers.count(cost.trials(), "trial") + " of at most " + space.budget().steps()
        + " steps, " + cohort + " at a time, rungs by " + space.rungs().name());
    out.line("");
    Cost.population(space).ifPresent(out::line);
    Cost.robustness(space).ifPresent(out::line);
    var table = new Table(List.of(Column.number("AFTER STEP"), Column.number("TRIALS"), Column.number("STEPS UP TO HERE")));
    int before = 0;
    for (var rung : cost.forecast().rungs()) {
      table.add(rung.step() + "", Numbers.shown(rung.trials()), grouped(Math.round(rung.trials() * (rung.step() - before))));
      before = rung.step();
    }
    table.print(out);
    out.line("");
    var forecast = cost.forecast();
    out.line("Trials     " + grouped(forecast.steps()) + " steps; " + grouped(forecast.wholeSteps()) + " if every trial went to its end ("
        + Math.round(100.0 * forecast.steps() / forecast.wholeSteps()) + " %)");
    out.line("Baselines  " + grouped(cost.baselines() * space.budget().steps()) + " steps, " + Numbers.count(cost.baselines(), "baseline"));
    out.line("Together   " + grouped(cost.steps()) + " steps, at most " + grouped(cost.examples()) + " examples");
    if (affordable() > cost.trials())
      out.line("For the steps of " + cost.trials() + " whole trials, these rungs let " + affordable() + " begin: --trials " + affordable());
  }

  private Json json() {
    return Json.object().put("study", space.study()).put("trials", cost.trials()).put("rule", space.rungs().name())
        .put("rungs", cost.forecast().rungs().stream().map(r -> Json.object().put("step", r.step()).put("trials", r.trials())).toList())
        .put("steps", cost.forecast().steps()).put("whole_steps", cost.forecast().wholeSteps())
        .put("baseline_steps", cost.baselines() * space.budget().steps()).put("examples", cost.examples())
        .put("affordable_trials", affordable());
  }

  private int affordable() {
    return Rungs.of(space).affordable((int) cost.trials(), cohort);
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
