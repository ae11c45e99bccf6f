package dev.medley.plugins.adaptive;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;
import java.util.Arrays;

/// Draws most what helps the tasks that are badly learnt, by a graph of how much each task helps each (Skill-It, with a graph that is learnt as in Aioli).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `A` | how much training on task `i` lowers the loss of task `j`; nothing below 0, the largest 1 | `[k, k]` |
/// | `ℓ_t` | mean losses of the tasks in round `t` | `[k]` |
/// | `η` | setting `rate` | `()` |
/// | `w` | setting `window`, in rounds | `()` |
/// | `p` | shares of the micro-batches; equal in the first round | `[k]` |
///
/// The steps are cut into `rounds`. After round `t`, `p ∝ exp(η·A·Σ_{s = t−w+1..t} ℓ_s)`. `A` is the setting `affinity`, or else estimated: each round is cut into `k`
/// parts, and in part `i` the shares are `(1 − explore)·p + explore·e_i`, from which [Affinities] reads how the losses answer; the estimate is the mean over rounds, the last
/// counting half. O(k²) a step, O(k⁴) a round. Random: ties only, from the trial's stream, see [Apportionment]. Deviations: losses are those of training, where the papers hold data out for them.
///
/// @see <a href="https://arxiv.org/abs/2307.14430">Chen et al., Skill-it! A Data-Driven Skills Framework for Understanding and Training Language Models, NeurIPS 2023, algorithm 1</a>
/// @see <a href="https://arxiv.org/abs/2411.05735">Chen et al., Aioli: A Unified Optimization Framework for Language Model Data Mixing, ICLR 2025</a>
record SkillGraph(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    var given = AffinityText.read(settings.word("affinity"), context.tasks().stream().map(SamplerContext.TaskSize::name).toList());
    int rounds = Math.min(settings.whole("rounds"), context.steps());
    var plan = new Plan(context.tasks().size(), (double) context.steps() / rounds, settings.whole("window"), settings.real("rate"),
        given.isPresent() ? 0 : settings.real("explore"));
    return new AdaptiveSession(context, new Graph(plan, given.orElseGet(() -> new double[0][0])));
  }

  /// @param length  steps of a round
  /// @param explore 0 where affinities are given
  record Plan(int tasks, double length, int window, double rate, double explore) {

    int round(int step) {
      return (int) (step / length);
    }

    /// Which task is drawn more in this step to see what it does.
    int part(int step) {
      double within = step / length - round(step);
      return Math.min(tasks - 1, (int) (within * tasks));
    }
  }

  static final class Graph implements AdaptiveSession.Shares {

    private final Plan plan;
    private final boolean estimated;
    private final double[][] recent;
    private double[][] affinity;
    private double[] shares;
    private double[] sums;
    private int[] counts;
    private Affinities answers;
    private int round;

    /// @param affinity empty to estimate it
    Graph(Plan plan, double[][] affinity) {
      int k = plan.tasks();
      this.plan = plan;
      this.affinity = affinity;
      estimated = affinity.length == 0;
      recent = new double[plan.window()][k];
      shares = new double[k];
      Arrays.fill(shares, 1.0 / k);
      sums = new double[k];
      counts = new int[k];
      answers = new Affinities(k);
    }

    @Override
    public double[] at(int step) {
      if (plan.round(step) > round) turn();
      double[] now = shares.clone();
      if (!estimated) return now;
      for (int i = 0; i < now.length; i++) now[i] = (1 - plan.explore()) * now[i] + (i == plan.part(step) ? plan.explore() : 0);
      return now;
    }

    @Override
    public void learn(int step, TaskLosses losses, int[] drawn) {
      for (int row = 0; row < losses.size(); row++) {
        int task = losses.task(row);
        sums[task] += losses.loss(row);
        counts[task]++;
        answers.add(task, losses.loss(row));
      }
      answers.trained(drawn);
    }

    /// Ends a round.
    private void turn() {
      int k = plan.tasks();
      double[] last = recent[(round + recent.length - 1) % recent.length];
      double[] mean = last.clone();
      recent[round % recent.length] = mean;
      for (int i = 0; i < k; i++) if (counts[i] > 0) mean[i] = sums[i] / counts[i];
      if (estimated) estimate();
      double[] exponents = new double[k];
      for (int i = 0; i < k; i++) {
        for (double[] losses : recent) for (int j = 0; j < k; j++) exponents[i] += plan.rate() * affinity[i][j] * losses[j];
      }
      shares = Softmax.of(exponents);
      sums = new double[k];
      counts = new int[k];
      answers = new Affinities(k);
      round++;
    }

    private void estimate() {
      double[][] now = Affinities.scaled(answers.estimate());
      for (int i = 0; i < affinity.length; i++) for (int j = 0; j < affinity.length; j++) now[i][j] = (now[i][j] + affinity[i][j]) / 2;
      affinity = now;
    }
  }
}
