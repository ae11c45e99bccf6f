package dev.medley.plugins.weighting;

import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;

/// Weighs the tasks by how slowly their losses have been falling of late (DWA).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `L̄_i(e)` | mean loss of task `i` over window `e`, of as many steps as the setting `window` says | `[T]` |
/// | `τ` | setting `temperature` | `()` |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `r_i = L̄_i(e−1) / L̄_i(e−2)` and `w = m · softmax(r/τ)`; equal weights in the first two windows. O(m). Not random.
///
/// Deviations: windows of steps stand for the paper's epochs, since tasks differ in size. A task that took no part in a window keeps its mean, and counts as standing still (`r = 1`) until it
/// has two of them or where its mean was 0.
///
/// @see <a href="https://arxiv.org/abs/1803.10704">Liu et al., End-to-End Multi-Task Learning with Attention, CVPR 2019, eq. 7</a>
record Dwa(Settings settings) implements LossWeighting {

  @Override
  public Session start(LossContext context) {
    return new Windows(context.tasks().size(), settings.whole("window"), settings.real("temperature"));
  }

  private static final class Windows implements Session {

    private final int window;
    private final double temperature;
    private final double[] sums;
    private final int[] counts;
    private final double[] last;
    private final double[] ratios;
    private int steps;

    Windows(int tasks, int window, double temperature) {
      this.window = window;
      this.temperature = temperature;
      sums = new double[tasks];
      counts = new int[tasks];
      last = new double[tasks];
      ratios = new double[tasks];
      Arrays.fill(ratios, 1);
    }

    @Override
    public double[] weights(int step, TaskLosses losses) {
      if (steps > 0 && steps % window == 0) close();
      steps++;
      double[] present = new double[losses.size()];
      for (int i = 0; i < present.length; i++) {
        sums[losses.task(i)] += losses.loss(i);
        counts[losses.task(i)]++;
        present[i] = ratios[losses.task(i)] / temperature;
      }
      return Weights.softmaxOfTasks(present);
    }

    private void close() {
      for (int t = 0; t < sums.length; t++) {
        if (counts[t] == 0) continue;
        double mean = sums[t] / counts[t];
        ratios[t] = last[t] > 0 ? mean / last[t] : 1;
        last[t] = mean;
        sums[t] = 0;
        counts[t] = 0;
      }
    }
  }
}
