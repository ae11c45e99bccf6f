package dev.medley.plugins.surgery;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import java.util.Arrays;

/// Smooths the weights that another method chooses, so that they do not follow the noise of one step (CR-MOGM).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `w̃` | weights that the method named by setting `of` chooses | `[m]` |
/// | `α` | setting `memory` | `()` |
/// | `w` | weights of the step's tasks, from `w̃` of a task's first step | `[m]` |
///
/// `w ← α·w + (1−α)·w̃`, task by task; a task that takes no part keeps its weight. What holds of `w̃` need not hold of `w`: the update may conflict with a task. Costs what the other method does, and is random if it is.
///
/// Deviation: the paper's `α` tends to 1 as its rates fall; here it is fixed.
///
/// @see <a href="https://proceedings.neurips.cc/paper_files/paper/2022/hash/f91bd64a3620aad8e70a27ad9cb3ca57-Abstract-Conference.html">Zhou et al., On the Convergence of Stochastic Multi-Objective Gradient Manipulation and Beyond, NeurIPS 2022, Algorithm 1</a>
record CrMogm(double memory, GramianWeighting other) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    double[] kept = new double[context.tasks().size()];
    Arrays.fill(kept, Double.NaN);
    var session = other.start(context);
    return (step, gramian, losses) -> smoothed(session.weights(step, gramian, losses), losses, kept);
  }

  private double[] smoothed(double[] chosen, TaskLosses losses, double[] kept) {
    for (int i = 0; i < chosen.length; i++) {
      int task = losses.task(i);
      kept[task] = Double.isNaN(kept[task]) ? chosen[i] : memory * kept[task] + (1 - memory) * chosen[i];
      chosen[i] = kept[task];
    }
    return chosen;
  }
}
