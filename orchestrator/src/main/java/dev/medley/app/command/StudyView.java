package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.ProgressView;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.study.RungReport;
import dev.medley.study.StudyListener;
import dev.medley.study.StudyReport;
import dev.medley.study.TrialReport;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Shows how a study goes on: progress on standard error, and as JSON each trial on standard output.
final class StudyView implements StudyListener, AutoCloseable {

  /// Gains and losses in per cent.
  private static final List<String> GAINS = List.of("delta_m", "delta_m_metrics", "delta_m_tasks", "robust", "target-gain", "others-loss");

  private final Terminal terminal;
  private final boolean json;
  private final ProgressView progress;
  private String study = "";
  private String objective = "";
  private int total;
  private int before;
  private int done;
  private OptionalDouble reached = OptionalDouble.empty();
  private String best = "";

  StudyView(Terminal terminal, boolean json, boolean quiet, InstantSource clock) {
    this.terminal = terminal;
    this.json = json;
    this.progress = new ProgressView(terminal.err(), quiet, clock);
  }

  /// What trials are told by: `delta_m`, or a task's metric.
  void objective(String metric) {
    objective = metric;
  }

  @Override
  public void studyStarted(String name, int trials, int baselines, int finished) {
    study = name;
    total = trials + baselines;
    before = finished;
    done = finished;
    if (json)
      Json.object().put("event", "study").put("study", name).put("trials", trials).put("baselines", baselines).put("finished", finished)
          .print(terminal.out());
    show();
  }

  @Override
  public void notice(String line) {
    progress.note(line);
    if (json) Json.object().put("event", "notice").put("study", study).put("text", line).print(terminal.out());
  }

  @Override
  public void rungDecided(RungReport rung) {
    var reached = rung.best().isPresent() ? ", the best " + figure(objective, rung.best().getAsDouble()) : "";
    progress.note("After " + rung.step() + " steps: " + Numbers.count(rung.reached(), "trial") + reached + "; " + rung.goOn() + " more "
        + (rung.goOn() == 1 ? "goes" : "go") + " on" + (rung.stopped() == 0 ? "" : ", " + rung.stopped() + " stopped"));
    if (json) {
      Json.object().put("event", "rung").put("study", study).put("step", rung.step()).put("reached", rung.reached())
          .put("best", rung.best().isPresent() ? rung.best().getAsDouble() : null).put("go_on", rung.goOn()).put("stopped", rung.stopped())
          .print(terminal.out());
    }
  }

  @Override
  public void trialFinished(TrialReport trial) {
    done++;
    boolean searched = trial.baseline().isEmpty();
    if (searched && trial.objective().isPresent() && trial.objective().equals(trial.best()) && !trial.best().equals(reached)) {
      reached = trial.best();
      best = figure(objective, reached.getAsDouble()) + " (trial " + trial.number() + ")";
    }
    if (!trial.failure().isEmpty()) progress.note("Trial " + trial.number() + " failed: " + trial.failure());
    if (json) {
      Json.object().put("event", "trial").put("study", study).put("trial", trial.number()).put("kind", searched ? "trial" : "baseline")
          .put("baseline", trial.baseline())
          .put("objective", trial.objective().isPresent() ? trial.objective().getAsDouble() : null)
          .put("best", trial.best().isPresent() ? trial.best().getAsDouble() : null)
          .put("failure", trial.failure()).put("stopped", trial.stopped()).print(terminal.out());
    }
    show();
  }

  @Override
  public void studyFinished(StudyReport report) {
    progress.close();
    if (json) {
      report.figures()
          .forEach(f -> Json.object().put("event", "figure").put("study", study).put("task", f.task()).put("metric", f.metric())
              .put("split", f.split()).put("single", f.single())
              .put("equal_mix", f.equalMix()).put("winner", f.winner()).print(terminal.out()));
      Json.object().put("event", "finished").put("study", study).put("objective", report.objective())
          .put("winner", report.winner().isPresent() ? report.winner().getAsInt() : null)
          .put("completed", report.completed()).put("stopped", report.stopped()).put("failed", report.failed())
          .put("seconds", report.wall().toMillis() / 1000.0)
          .print(terminal.out());
      return;
    }
    terminal.out()
        .line(terminal.out().paint(Style.BOLD, study) + ": " + Numbers.count(report.completed(), "trial")
            + (report.stopped() == 0 ? "" : " trained to the end, " + report.stopped() + " stopped before")
            + (report.failed() == 0 ? "" : " and " + report.failed() + " failed") + " in "
            + Numbers.time(report.wall()));
    figures(report);
  }

  /// Whether what happens is to be told on standard output, and nobody reads it any more.
  boolean abandoned() {
    return json && terminal.out().broken();
  }

  String study() {
    return study;
  }

  /// How many trials are recorded, of how many.
  String sofar() {
    return done + " of " + Numbers.count(total, "trial");
  }

  @Override
  public void close() {
    progress.close();
  }

  private void figures(StudyReport report) {
    if (report.winner().isEmpty()) return;
    var table = new Table(
        List.of(Column.text("TASK"), Column.text("METRIC"), Column.text("SPLIT"), Column.number("SINGLE TASK"), Column.number("EQUAL MIX"),
            Column.number("TRIAL " + report.winner().getAsInt())));
    report.figures().forEach(f -> table.add(f.task().isEmpty() ? "all" : f.task(), f.metric(), f.split(), figure(f.metric(), f.single()),
        figure(f.metric(), f.equalMix()), figure(f.metric(), f.winner())));
    terminal.out().line("");
    table.print(terminal.out());
  }

  private void show() {
    if (total > 0) progress.show(study, done, before, total, best);
  }

  private static String figure(String metric, double value) {
    return GAINS.contains(metric) && Double.isFinite(value) ? String.format(Locale.ROOT, "%+.2f %%", value) : Numbers.score(value);
  }
}
