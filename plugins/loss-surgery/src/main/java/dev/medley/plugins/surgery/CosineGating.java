package dev.medley.plugins.surgery;

import dev.medley.api.loss.Gramian;
import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.LossContext;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.parameter.Settings;
import java.util.Arrays;
import java.util.List;

/// Lets an auxiliary task take part only while its gradient points where those of the main tasks do.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `g_0` | sum of the main tasks' gradients in the step | |
/// | `w` | weights of the step's tasks | `[m]` |
///
/// `w_i = 1` for a main task; for an auxiliary one `max(0, cos(g_0, g_i))`, or with the setting `gate` 1 where the cosine is positive and 0 elsewhere. Weights sum to less than `m`: that is the method's
/// point. Their gate closes the task's way to the shared parameters; its own follow its plain gradient. O(m²) on the host. Not random.
///
/// Deviation: a step without main tasks says nothing about the auxiliary ones, which then keep their last weight, 1 at first. Without auxiliary tasks all weights are 1.
///
/// @see <a href="https://arxiv.org/abs/1812.02224">Du et al., Adapting Auxiliary Losses Using Gradient Similarity, 2018, Algorithms 1 and 2</a>
record CosineGating(Settings settings) implements GramianWeighting {

  @Override
  public Session start(LossContext context) {
    boolean gate = settings.flag("gate");
    double[] last = new double[context.tasks().size()];
    Arrays.fill(last, 1);
    return (_, gramian, losses) -> weights(gramian, losses, context.main(), last, gate);
  }

  private static double[] weights(Gramian gramian, TaskLosses losses, List<Boolean> main, double[] last, boolean gate) {
    int m = gramian.size();
    double[] sum = new double[m];
    for (int i = 0; i < m; i++) sum[i] = main.get(losses.task(i)) ? 1 : 0;
    double length = Math.sqrt(Math.max(0, gramian.quadratic(sum)));
    double[] weights = new double[m];
    for (int i = 0; i < m; i++) {
      int task = losses.task(i);
      if (!main.get(task) && length > 0) {
        double norm = gramian.norm(i);
        double cosine = norm > 0 ? Math.clamp(gramian.dot(i, sum) / norm / length, 0, 1) : 0;
        last[task] = gate && cosine > 0 ? 1 : cosine;
      }
      weights[i] = last[task];
    }
    return weights;
  }
}
