package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Pane;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Table;
import dev.medley.store.Importance;
import dev.medley.store.Improvement;
import dev.medley.store.Lesson;
import dev.medley.store.StudySummary;
import dev.medley.store.TrialState;
import dev.medley.study.Memory;
import java.util.List;
import java.util.Locale;

/// One study, seen as a whole: how its best trial came about, and which parameters mattered.
///
/// @param lessons what the study learnt from others
/// @param by      for what they mattered
record StudyOverview(StudySummary summary, List<Lesson> lessons, List<Improvement> improvements, String by, List<Importance> importances) {

  void print(Pane out) {
    var study = summary.study();
    out.line(out.paint(Style.BOLD, study.name()) + ": " + study.state().name().toLowerCase(Locale.ROOT) + ", "
        + Numbers.count(trials(), "trial") + " with their baselines, seed " + study.seed() + ", Medley " + study.medleyVersion());
    if (!lessons.isEmpty()) out.line(Memory.told(lessons));
    if (!improvements.isEmpty()) {
      out.line("");
      out.line(out.paint(Style.BOLD, "How the best came about"));
      var table = new Table(List.of(Column.number("TRIAL"), Column.number(study.objective().toUpperCase(Locale.ROOT))));
      improvements.forEach(each -> table.add(each.number() + "", Numbers.shown(each.objective())));
      table.print(out);
    }
    if (!importances.isEmpty()) {
      out.line("");
      out.line(out.paint(Style.BOLD, "What mattered for " + (by.equals("objective") ? study.objective() : by)));
      var table = new Table(
          List.of(Column.text("PARAMETER"), Column.number("IMPORTANCE"), Column.text("BEST ON AVERAGE").cut(), Column.number("TRIALS")));
      importances.forEach(
          each -> table.add(each.parameter(), String.format(Locale.ROOT, "%.0f %%", 100 * each.share()), best(each), each.trials() + ""));
      table.print(out);
    }
  }

  Json json() {
    var study = summary.study();
    return Json.object().put("study", study.name()).put("state", study.state().name().toLowerCase(Locale.ROOT))
        .put("objective", study.objective())
        .put("trials", trials()).put("seed", study.seed()).put("medley", study.medleyVersion())
        .put("lessons",
            lessons.stream().map(l -> Json.object().put("study", l.past()).put("weight", l.weight()).put("trial", l.trial())).toList())
        .put("improvements",
            improvements.stream().map(i -> Json.object().put("trial", i.number()).put("objective", i.objective())).toList())
        .put("by", by)
        .put("importances", importances.stream().map(i -> Json.object().put("parameter", i.parameter()).put("importance", i.share())
            .put("best", best(i)).put("trials", i.trials())).toList());
  }

  private int trials() {
    int trials = 0;
    for (var state : TrialState.values()) trials += summary.count(state);
    return trials;
  }

  private static String best(Importance importance) {
    return switch (importance.best()) {
      case Importance.Value(String value) -> value;
      case Importance.Interval(double least, double greatest) ->
        least == greatest ? Numbers.shown(least) : Numbers.shown(least) + " to " + Numbers.shown(greatest);
    };
  }
}
