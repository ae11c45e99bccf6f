package dev.medley.training;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.Declaration;
import dev.medley.space.Section;
import dev.medley.training.compile.Optimizer;
import java.util.List;
import java.util.Locale;

/// How one member's parameters move: the optimiser, its rate over the steps, decay and clipping.
///
/// @param rate   over the steps, before the warm-up and the schedule
/// @param decay  weight decay
/// @param clip   the largest norm of a member's gradient; 0 for no limit
/// @param warmup the share of the steps over which the rate rises from 0
record OptimizerChoice(Optimizer kind, Value.Schedule rate, double decay, double clip, double warmup, String schedule) {

  private static final String CONSTANT = "constant";
  private static final String LINEAR = "linear";
  private static final String COSINE = "cosine";

  /// One whose rate is a number.
  OptimizerChoice(Optimizer kind, double rate, double decay, double clip, double warmup, String schedule) {
    this(kind, new Value.Schedule(List.of(rate)), decay, clip, warmup, schedule);
  }

  /// What a search space may say of optimisers.
  static List<Declaration> declarations() {
    return List.of(
        declare("adam", "Adam; weight decay joins the gradient.", 0.003, 0),
        declare("adamw", "Adam with decoupled weight decay.", 0.003, 0.01),
        declare("sgd", "Stochastic gradient descent with momentum 0.9.", 0.05, 0));
  }

  private static Declaration declare(String name, String summary, double rate, double decay) {
    return new Declaration(name, summary, List.of(
        Setting.logReal("rate", 1e-6, 1, rate, "The highest learning rate.").changing(),
        Setting.real("weight-decay", 0, 1, decay, "Shrinks the parameters in every step by this share of the rate."),
        Setting.real("clip", 0, 1000, 0, "The largest norm of a gradient; 0 sets no limit."),
        Setting.real("warmup", 0, 0.9, 0.05, "The share of the steps over which the rate rises from 0."),
        Setting.choice("schedule", List.of(CONSTANT, LINEAR, COSINE), CONSTANT,
            "How the rate falls after the warm-up: not at all, or to 0 in a line or along a cosine.")));
  }

  static OptimizerChoice of(Configuration configuration) {
    Settings settings = configuration.settings(Section.OPTIMIZER);
    return new OptimizerChoice(
        Optimizer.valueOf(configuration.chosen(Section.OPTIMIZER).toUpperCase(Locale.ROOT)),
        settings.schedule("rate"), settings.real("weight-decay"), settings.real("clip"), settings.real("warmup"),
        settings.word("schedule"));
  }

  /// The rate of a step, counted from 0. One that changes over the training rises in the warm-up and falls by the schedule as any other does.
  double rate(int step, int steps) {
    return rate.at(step, steps) * share(step, steps);
  }

  private double share(int step, int steps) {
    double rising = warmup * steps;
    if (step < rising) return (step + 1) / (rising + 1);
    double progress = (step - rising) / Math.max(1, steps - rising);
    return switch (schedule) {
      case LINEAR -> 1 - progress;
      case COSINE -> 0.5 * (1 + Math.cos(Math.PI * progress));
      default -> 1;
    };
  }
}
