package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.task.Split;
import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.robustness.Grid;
import dev.medley.study.Evaluation;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley evaluate`: the figures of a trial or of an exported model, as they are and as its inputs get worse.
@Command(name = "evaluate", description = "Judge a trial of a study, or an exported model, also on inputs that get worse.")
final class EvaluateCommand implements Runnable {

  private static final String ALL = "all";

  private final StoreAccess stores;
  private final SpaceFile spaces;
  private final InstalledPlugins plugins;
  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY|DIR", description = "A study, or what `medley export` wrote.")
  private String what = "";

  @Option(names = "--trial", paramLabel = "N", description = "The trial's number; the best otherwise.")
  private @Nullable Integer trial;

  @Option(names = "--on", paramLabel = "SPACE.yaml", description = "The space whose tasks an exported model is judged on.")
  private @Nullable String space;

  @Option(names = "--task", paramLabel = "NAME", description = "Only this task. May be given again.")
  private List<String> tasks = new ArrayList<>();

  @Option(names = "--split", paramLabel = "SPLIT", description = "train, validation, test or unseen; test unless said otherwise.")
  private String split = "test";

  @Option(names = "--noise", paramLabel = "NOISE", description = "How inputs get worse: drop, swap, typos, noise, fgsm, pgd, words, with strengths such as typos=0.1,0.3, or all. May be given again.")
  private List<String> noise = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "S", description = "What is hit; 1 unless said otherwise.")
  private long seed = 1;

  @Inject
  EvaluateCommand(StoreAccess stores, SpaceFile spaces, InstalledPlugins plugins, Environment environment, MedleyCommand options,
      Terminal terminal) {
    this.stores = stores;
    this.spaces = spaces;
    this.plugins = plugins;
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var figures = figures(question());
    if (options.json()) figures.forEach(this::json);
    else print(figures);
  }

  private Evaluation.Question question() {
    var problems = new ArrayList<Problem>();
    var grids = new ArrayList<Grid>();
    for (var text : noise) {
      if (text.equals(ALL)) Grid.ways().forEach(way -> grids.add(Grid.usual(way)));
      else Grid.read(text, problems).ifPresent(grids::add);
    }
    var splits = List.of("train", "validation", "test", "unseen");
    if (!splits.contains(split)) {
      problems.add(Problem.didYouMean("MED-811", "The split (" + split + ") of --split is not known.", split, splits,
          "Maybe one of: " + String.join(", ", splits) + "."));
    }
    if (!problems.isEmpty()) throw new InputException(problems);
    return new Evaluation.Question(tasks, Split.valueOf(split.toUpperCase(Locale.ROOT)), grids, seed);
  }

  private List<Evaluation.Figure> figures(Evaluation.Question question) {
    var directory = environment.path(what);
    if (!Files.isDirectory(directory)) {
      try (var store = stores.openToRead()) {
        return Evaluation.ofTrial(what, trial == null ? OptionalInt.empty() : OptionalInt.of(trial), question, plugins.get(), store,
            environment.version());
      }
    }
    if (space == null) {
      throw new InputException(Problem.maybe("MED-812", "The model (" + what + ") comes without data to be judged on.",
          "name a space with its tasks: `medley evaluate " + what + " --on SPACE.yaml`"));
    }
    var whole = question.grids().stream().filter(g -> g.way() instanceof Grid.ByChance || !noise.contains(ALL)).toList();
    return Evaluation.ofModel(directory, spaces.read(space), new Evaluation.Question(tasks, question.split(), whole, seed), plugins.get());
  }

  private void print(List<Evaluation.Figure> figures) {
    var plain = new Table(
        List.of(Column.text("TASK"), Column.text("METRIC"), Column.text("NOISE"), Column.number("STRENGTH"), Column.number("VALUE")));
    for (var figure : figures) {
      figure.curve().byStrength().forEach((strength, value) -> plain.add(figure.task(), figure.metric(), figure.way(),
          figure.way().isEmpty() ? "" : Numbers.shown(strength), Numbers.score(value)));
      if (!figure.way().isEmpty()) plain.add(figure.task(), figure.metric(), figure.way(), "area", Numbers.score(figure.curve().area()));
    }
    plain.print(terminal.out());
  }

  private void json(Evaluation.Figure figure) {
    figure.curve().byStrength().forEach((strength, value) -> Json.object().put("task", figure.task()).put("metric", figure.metric())
        .put("split", split).put("noise", figure.way()).put("strength", strength).put("value", value).print(terminal.out()));
    if (!figure.way().isEmpty()) {
      Json.object().put("task", figure.task()).put("metric", figure.metric()).put("split", split).put("noise", figure.way())
          .put("area", figure.curve().area()).print(terminal.out());
    }
  }
}
