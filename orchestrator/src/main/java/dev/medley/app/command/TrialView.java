package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Pane;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Table;
import dev.medley.store.Metric;
import dev.medley.store.Study;
import dev.medley.store.TrialDetail;
import dev.medley.study.Lineage;
import dev.medley.study.OverTime;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// One trial, whole.
record TrialView(Study study, TrialDetail detail) {

  void print(Pane out) {
    var trial = detail.trial();
    var reached = trial.objective().isPresent() ? ", " + study.objective() + " " + Numbers.shown(trial.objective().getAsDouble()) : "";
    out.line(out.paint(Style.BOLD, trial.kind().name().toLowerCase(Locale.ROOT) + " " + trial.number() + " of " + study.name()) + ": "
        + trial.state().name().toLowerCase(Locale.ROOT) + reached);
    trial.outcome().map(o -> o.reason()).filter(reason -> !reason.isEmpty()).ifPresent(out::line);
    out.line("");
    scores(out);
    ArrivalsView.of(detail).print(out);
    facts().forEach((name, value) -> out.line(name + " ".repeat(12 - name.length()) + value));
    overTime(out);
    out.line("");
    out.line(out.paint(Style.BOLD, "Configuration"));
    Json.leaves(trial.configuration()).forEach((path, value) -> {
      // What the search proposed is part of the configuration.
      if (!path.startsWith("point.")) out.line("  " + path.replaceFirst("^configuration\\.", "") + ": " + value);
    });
    detail.events().forEach(event -> out.line(event.at() + "  " + event.kind() + "  " + event.message()));
    detail.artifacts().forEach(artifact -> out.line(artifact.name() + "  " + Numbers.bytes(artifact.bytes())
        + (Files.exists(artifact.path()) ? "  " + artifact.path() : "")));
  }

  Json json() {
    var trial = detail.trial();
    var json = Json.object().put("study", study.name()).put("trial", trial.number())
        .put("kind", trial.kind().name().toLowerCase(Locale.ROOT)).put("state", trial.state().name().toLowerCase(Locale.ROOT))
        .put("objective", trial.objective().isPresent() ? trial.objective().getAsDouble() : null)
        .put("reason", trial.outcome().map(o -> o.reason()).orElse(""));
    facts().forEach((name, value) -> json.put(name.toLowerCase(Locale.ROOT).replace(' ', '_'), value));
    return json
        .put("parameters",
            trial.parameters().stream()
                .collect(Collectors.toMap(p -> p.name(), p -> Parameters.plain(p.value()), (a, _) -> a, LinkedHashMap::new)))
        .put("scores", detail.scores().stream().collect(Collectors.toMap(Metric::label, Metric::value, (a, _) -> a, LinkedHashMap::new)))
        .putRaw("configuration", trial.configuration())
        .put("events",
            detail.events().stream().map(e -> Json.object().put("at", e.at()).put("kind", e.kind()).put("message", e.message())).toList())
        .put("artifacts",
            detail.artifacts().stream()
                .map(a -> Json.object().put("name", a.name()).put("path", a.path()).put("bytes", a.bytes()).put("sha256", a.sha256()))
                .toList());
  }

  private void scores(Pane out) {
    if (detail.scores().isEmpty()) return;
    var table = new Table(
        List.of(Column.text("TASK"), Column.text("METRIC"), Column.text("SPLIT"), Column.number("VALUE"), Column.number("STEP")));
    detail.scores().forEach(m -> table.add(m.task().isEmpty() ? "all" : m.task(), m.name(), m.split().name().toLowerCase(Locale.ROOT),
        Numbers.score(m.value()), m.step() + ""));
    table.print(out);
    out.line("");
  }

  /// What changes over the training, at moments that divide it evenly.
  private void overTime(Pane out) {
    var over = OverTime.of(detail.trial());
    if (over.schedules().isEmpty()) return;
    int last = over.points() - 1;
    var columns = new ArrayList<>(List.of(Column.text("OVER THE TRAINING")));
    for (int i = 0; i <= last; i++) columns.add(Column.number(Math.round(100.0 * i / last) + " %"));
    var table = new Table(columns);
    over.schedules().forEach((path, schedule) -> {
      var row = new ArrayList<>(List.of(path));
      for (int i = 0; i <= last; i++) row.add(Numbers.shown(schedule.at((double) i / last)));
      table.add(row.toArray(String[]::new));
    });
    out.line("");
    table.print(out);
  }

  private Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put("Seed", detail.trial().seed() + "");
    facts.put("Study seed", study.seed() + "");
    facts.put("Medley", study.medleyVersion());
    Lineage.of(detail.trial())
        .ifPresent(l -> facts.put("Copy of", "trial " + l.of() + ", after " + l.after() + " steps; its line began with trial " + l.line()));
    if (detail.trial().steps() > 0) facts.put("Steps", detail.trial().steps() + "");
    detail.trial().outcome().map(o -> o.run()).ifPresent(run -> {
      facts.put("Cohort", run.cohort());
      facts.put("Device", run.device());
      facts.put("Engine", run.engineVersion());
      facts.put("Plugins", run.pluginVersions());
      facts.put("Wall time", Numbers.time(run.wall()));
      facts.put("Examples", run.examplesSeen() + "");
    });
    return facts;
  }
}
