package dev.medley.training.model;

import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Losses;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Penalty;
import dev.medley.api.tensor.Tensor;
import dev.medley.space.Lifelong;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds what a model says of earlier tasks, on the examples of the task that has arrived, near to what it said when that one came (learning without forgetting).
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `z_t`, `z'_t` | the logits of task `t` now, and of the teacher: the model as it was | `(batch, classes)`, or `(batch, length, classes)` |
/// | `T` | the temperature | scalar |
/// | `s` | the strength | scalar |
///
/// Adds `s · T² · mean KL(softmax(z'_t / T) ‖ softmax(z_t / T))` for every earlier task `t`; the mean is over rows, or over words that are not filling. The teacher is the network once more, with parameters of its own
/// that no step moves and without dropout; when a task arrives, it takes over the model's parameters. So a step costs a forward pass more, and a model has twice its parameters. Tasks that predict values are not held.
/// The paper trains the new head alone first, which is left out.
///
/// @param settings `strength`, `temperature`
/// @see <a href="https://arxiv.org/abs/1606.09282">Li and Hoiem, Learning without Forgetting, ECCV 2016</a>
public record Distillation(Settings settings) {

  /// The scope of the teacher's parameters, and their group.
  public static final String TEACHER = "teacher";

  List<Penalty> penalties(Network network, StudyShape shape, EveryTask everyTask) {
    var teacher = teacher(network.scope(TEACHER));
    double temperature = settings.real("temperature");
    var strength = settings.tensor(network, "strength").mul(temperature * temperature);
    var penalties = new ArrayList<Penalty>();
    for (var task : shape.tasks()) {
      if (task.kind() != HeadKind.CLASSES && task.kind() != HeadKind.TAGS) continue;
      var logits = everyTask.logits(task.name());
      var old = teacher.of(logits).stopGradient().div(temperature);
      var apart = old.softmax(-1).mul(old.logSoftmax(-1).sub(logits.div(temperature).logSoftmax(-1))).sum(-1);
      var mean = task.kind() == HeadKind.TAGS ? Losses.weightedMean(apart, everyTask.words()) : apart.mean();
      penalties.add(new Penalty(Lifelong.distilled(task.name()), mean.mul(strength), true));
    }
    return penalties;
  }

  /// Writes expressions anew with the teacher's parameters.
  private static Rewriting teacher(Network scope) {
    var rewriting = new Rewriting[1];
    rewriting[0] = new Rewriting(tensor -> switch (tensor.op()) {
      case Op.Parameter(var name, var init, var owner) -> Optional.of(owner == Owner.SHARED
          ? scope.parameter(name, tensor.shape(), init)
          : scope.taskParameter(name, tensor.shape(), init));
      case Op.Dropout _ -> Optional.<Tensor>of(rewriting[0].of(tensor.inputs().getFirst()));
      default -> Optional.empty();
    });
    return rewriting[0];
  }
}
