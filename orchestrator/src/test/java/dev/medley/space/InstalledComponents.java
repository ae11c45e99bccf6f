package dev.medley.space;

import dev.medley.api.parameter.Setting;
import java.util.List;
import java.util.stream.Stream;

/// A catalogue that declares what the tests need, with ranges like those of the components that ship.
final class InstalledComponents implements Catalogue {

  private static final Setting RATE = Setting.logReal("rate", 1e-6, 1, 1e-3, "The learning rate.").changing();
  private static final Setting DECAY = Setting.real("weight-decay", 0, 1, 0, "How much weights shrink.");
  private static final Setting WARMUP = Setting.real("warmup", 0, 0.5, 0.05, "The share of the steps over which the rate rises.");
  private static final Setting SCHEDULE = Setting.choice("schedule", List.of("constant", "cosine", "linear"), "cosine",
      "How the rate falls.");
  private static final Setting CLIP = Setting.logReal("clip", 0.01, 100, 1, "The longest gradient.");
  private static final Setting WIDTH = Setting.logWhole("width", 16, 256, 64, "How many features there are.");
  private static final Setting DROPOUT = Setting.real("dropout", 0, 0.7, 0.1, "The share of features that is dropped.");

  @Override
  public List<Declaration> declarations(Section section) {
    return switch (section) {
      case ENCODER -> List.of(
          of("bag", WIDTH, DROPOUT),
          of("mlp", WIDTH, DROPOUT),
          of("text-cnn", WIDTH, DROPOUT, Setting.whole("layers", 1, 4, 1, "How many layers there are."),
              Setting.whole("window", 1, 9, 3, "How many words a filter sees.")),
          of("transformer", WIDTH, DROPOUT));
      case SHARING -> List.of(
          of("cross-stitch"), of("hard"), of("mmoe", Setting.whole("experts", 2, 16, 4, "How many experts there are."),
              Setting.logWhole("width", 8, 256, 32, "How wide each is.")));
      case SAMPLER -> List.of(
          of("curriculum", Setting.order("order", "Which task comes when."),
              Setting.flag("cumulative", true, "Whether earlier tasks go on.")),
          of("mix", Setting.shares("shares", "How often each task is drawn.").changing()),
          of("plain-mix", Setting.shares("shares", "How often each task is drawn.")),
          of("proportional"),
          of("temperature", Setting.logReal("temperature", 1, 10, 2, "How much small tasks are drawn more often.").changing()));
      case LOSS -> List.of(
          of("equal"),
          of("gradnorm", Setting.real("alpha", 0, 3, 1.5, "How strongly slow tasks are pushed."),
              Setting.logReal("rate", 1e-4, 1, 0.025, "How fast weights move.")),
          of("mgda"), of("pcgrad"),
          of("static", new Setting.PerTask("weights", 0.01, 100, 1, true, "The weight of each task.").changing()),
          of("uncertainty", Setting.logReal("rate", 1e-4, 1, 0.025, "How fast weights move.")));
      case OPTIMIZER -> List.of(
          of("adam", RATE, DECAY, WARMUP, SCHEDULE, CLIP), of("adamw", RATE, DECAY, WARMUP, SCHEDULE, CLIP),
          of("sgd", RATE, DECAY, WARMUP, SCHEDULE, CLIP));
    };
  }

  @Override
  public List<Declaration> tasks() {
    var english = Stream
        .of("attachment", "banking77", "clinc150", "decade", "definition-pos", "entities", "food", "genre", "hwu64", "pos", "supersense")
        .map(InstalledComponents::of);
    var csv = of("csv", Setting.requiredText("file", "The file to read."), Setting.requiredText("text", "The column of the text."),
        Setting.requiredText("target", "The column of what is predicted."),
        Setting.flag("header", true, "Whether the first line names the columns."),
        Setting.real("validation", 0, 0.5, 0.1, "The share of rows for validation."));
    var wave = of("wave", Setting.whole("number", 0, 1_000, 7, "Which of its family it is."));
    return Stream.concat(english, Stream.of(csv, wave)).toList();
  }

  @Override
  public List<Declaration> searches() {
    return List.of(of("auto"), of("evolution", Setting.whole("population", 4, 200, 16, "How many parents there are.")), of("random"),
        of("sobol"));
  }

  private static Declaration of(String name, Setting... settings) {
    return new Declaration(name, "What " + name + " does.", List.of(settings));
  }
}
