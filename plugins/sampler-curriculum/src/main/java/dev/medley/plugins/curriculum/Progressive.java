package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.api.sampler.SamplerContext.TaskSize;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Lets the share of what the model is for rise over training, while everything else keeps its proportions.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `s` | settings `from` and `to`: the target's share in the first stage and in the last | `()` |
/// | `S` | setting `stages` | `()` |
/// | `γ` | setting `ramp`: 1 rises evenly, above 1 late, below 1 early | `()` |
/// | `e` | training examples of each task | `[k]` |
/// | `T` | setting `temperature` | `()` |
///
/// In stage `i = 0, ..., S − 1` the target's share is `from + (to − from)·(i/(S − 1))^γ`, and the other tasks share the rest in proportion to `e_j^(1/T)`. Setting `target` names the target: a task, or
/// `TASK/DOMAIN` for one of its domains, beside which the task itself stays among the others; without it, the target is the main tasks where some are auxiliary, else the first task. The target's
/// micro-batches are within a half of their plan at every moment, and those of each other task within one of its part of what is left, see [Apportionment]. O(k) a micro-batch. Random: ties only, from the trial's stream.
///
/// @see <a href="https://arxiv.org/abs/2103.02205">Xu et al., Gradual Fine-Tuning for Low-Resource Domain Adaptation, Adapt-NLP 2021</a>
record Progressive(Settings settings) implements Sampler {

  private static final int TARGET = 0;

  @Override
  public List<Draw> target(List<TaskSize> tasks) {
    var target = Target.of(settings.word("target"), tasks);
    return target.tasks().stream().map(task -> new Draw(task, target.slice())).toList();
  }

  @Override
  public Session start(SamplerContext context) {
    var target = Target.of(settings.word("target"), context.tasks());
    double[] sizes = SizeShares.of(context, settings.real("temperature"));
    double[] within = new double[sizes.length];
    double[] others = sizes.clone();
    for (int task : target.tasks()) {
      within[task] = sizes[task];
      if (target.takesWholeTasks()) others[task] = 0;
    }
    boolean alone = Arrays.stream(others).sum() == 0;
    var ramp = new Ramp(settings.real("from"), settings.real("to"), settings.whole("stages"), settings.real("ramp"));
    var turns = new Apportionment(pair(ramp.share(0)), context.random());
    var ofTarget = new Apportionment(within, context.random());
    var ofOthers = new Apportionment(alone ? within : others, context.random());
    return step -> {
      turns.change(pair(ramp.share((double) step / context.steps())));
      return IntStream.range(0, context.microBatches())
          .mapToObj(_ -> alone || turns.next() == TARGET ? new Draw(ofTarget.next(), target.slice()) : new Draw(ofOthers.next())).toList();
    };
  }

  private static double[] pair(double share) {
    return new double[]{share, 1 - share};
  }

  /// How the target's share rises.
  record Ramp(double from, double to, int stages, double power) {

    /// @param time the part of training that is over, in `[0, 1)`
    double share(double time) {
      int stage = Math.min(stages - 1, (int) (time * stages + 1e-9));
      return stages == 1 ? from : from + (to - from) * Math.pow(stage / (stages - 1.0), power);
    }

    List<Double> shares() {
      return IntStream.range(0, stages).mapToObj(i -> share((double) i / stages)).toList();
    }
  }
}
