package dev.medley.plugins.adaptive;

import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sampler.Apportionment;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.SamplerContext;

/// Plays the tasks as the arms of a bandit whose reward is the loss: what is still badly learnt is drawn more, and nothing is given up (EXP3, as in Online Data Mixing).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `r` | rewards so far, 0 at the start | `[k]` |
/// | `α` | setting `memory` | `()` |
/// | `ε_t` | how much is explored in step `t = 1, 2, ...`: `min(1/k, √(ln k / (k·t)))`, and `ε_0 = 1/k` | `()` |
/// | `π` | shares of the micro-batches | `[k]` |
///
/// `π_i = (1 − k·ε_t)·exp(ε_{t−1}·r_i) / Σ_j exp(ε_{t−1}·r_j) + ε_t`; after the step, for each task in it, `r_i ← α·r_i + (1 − α)·L_i/π_i`. O(k) a step. Random: ties only, from
/// the trial's stream. Deviations: tasks are not drawn at random but follow `π` in turns, see [Apportionment]; `L_i` is the mean loss of the task's micro-batches, where the paper
/// sums them. A task whose loss has a larger unit looks harder; the rewards are losses as they are.
///
/// @see <a href="https://arxiv.org/abs/2312.02406">Albalak et al., Efficient Online Data Mixing For Language Model Pre-Training, 2023, algorithm 1</a>
record Bandit(Settings settings) implements Sampler {

  @Override
  public Session start(SamplerContext context) {
    return new AdaptiveSession(context, new Rewards(context.tasks().size(), settings.real("memory")));
  }

  /// What the arms have brought.
  static final class Rewards implements AdaptiveSession.Shares {

    private final double[] rewards;
    private final double memory;
    private double[] shares;

    Rewards(int tasks, double memory) {
      this.rewards = new double[tasks];
      this.memory = memory;
      this.shares = new double[tasks];
    }

    @Override
    public double[] at(int step) {
      int k = rewards.length;
      double exploration = exploration(step + 1);
      double[] exponents = new double[k];
      for (int i = 0; i < k; i++) exponents[i] = exploration(step) * rewards[i];
      shares = Softmax.of(exponents);
      for (int i = 0; i < k; i++) shares[i] = (1 - k * exploration) * shares[i] + exploration;
      return shares.clone();
    }

    private double exploration(int t) {
      double k = rewards.length;
      return t == 0 ? 1 / k : Math.min(1 / k, Math.sqrt(Math.log(k) / (k * t)));
    }

    @Override
    public void learn(int step, TaskLosses losses, int[] drawn) {
      for (int row = 0; row < losses.size(); row++) {
        int task = losses.task(row);
        rewards[task] = memory * rewards[task] + (1 - memory) * losses.loss(row) / shares[task];
      }
    }
  }
}
