package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Brings the tasks in one after the other, and keeps those that were there before by replaying them.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `σ` | setting `order`: the tasks, the first to come first | `[k]` |
/// | `f` | setting `until`: when the last stage ends, as a part of training | `()` |
/// | `γ` | setting `pace`: above 1 the early stages are shorter, below 1 the late ones | `()` |
/// | `ρ` | setting `replay`: the share of the earlier tasks in a stage | `()` |
/// | `e` | training examples of each task | `[k]` |
/// | `T` | setting `temperature` | `()` |
/// | `t` | the part of training that is over, in `[0, 1)` | `()` |
///
/// Stage `i = 0, ..., k − 1` begins at `t = f·(i/k)^γ`. In it, task `σ_i` has the share `1 − ρ`, and the tasks before it share `ρ` in proportion to `e_j^(1/T)`; the first stage is of the
/// first task alone. From `t = f` on all tasks share in that proportion. O(k) a micro-batch. Random: ties only, from the trial's stream, see [Apportionment].
///
/// @see <a href="https://doi.org/10.1145/1553374.1553380">Bengio et al., Curriculum Learning, ICML 2009</a>
record Stages(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    var names = context.tasks().stream().map(SamplerContext.TaskSize::name).toList();
    var plan = new Plan(settings.order("order").stream().map(names::indexOf).toList(),
        SizeShares.of(context, settings.real("temperature")), settings.real("until"), settings.real("pace"), settings.real("replay"));
    var apportionment = new Apportionment(plan.shares(0), context.random());
    return step -> {
      apportionment.change(plan.shares((double) step / context.steps()));
      return IntStream.range(0, context.microBatches()).mapToObj(_ -> new Draw(apportionment.next())).toList();
    };
  }

  /// @param sizes the tasks' proportions, in the order of the study
  record Plan(List<Integer> order, List<Double> sizes, double until, double pace, double replay) {

    Plan(List<Integer> order, double[] sizes, double until, double pace, double replay) {
      this(order, Arrays.stream(sizes).boxed().toList(), until, pace, replay);
    }

    double begin(int stage) {
      return until * Math.pow((double) stage / order.size(), pace);
    }

    double[] shares(double time) {
      double[] shares = new double[order.size()];
      if (time >= until) {
        Arrays.setAll(shares, sizes::get);
        return shares;
      }
      int stage = 0;
      while (stage + 1 < order.size() && time >= begin(stage + 1)) stage++;
      double before = order.subList(0, stage).stream().mapToDouble(sizes::get).sum();
      for (int task : order.subList(0, stage)) shares[task] = replay * sizes.get(task) / before;
      shares[order.get(stage)] = stage == 0 ? 1 : 1 - replay;
      return shares;
    }
  }
}
