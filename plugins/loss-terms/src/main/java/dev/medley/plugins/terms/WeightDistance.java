package dev.medley.plugins.terms;

import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;

/// Pulls the parameters that each task has of its own to their mean over the tasks, whatever the sharing.
///
/// A micro-batch of task `t` adds `strength·‖θ_t − θ̄‖²` over all parameters `θ` of the tasks' own, so that over all tasks it is `strength·Σ_t ‖θ_t − θ̄‖²`. The mean is held still while
/// a task's are pulled to it, which leaves the gradient what it is and moves no other task's. O(size of the parameters). Deterministic.
/// With plain hard sharing only heads are a task's own: on a linear model this is the paper's method.
///
/// @see <a href="https://doi.org/10.1145/1014052.1014067">Evgeniou and Pontil, Regularized Multi-Task Learning, KDD 2004, lemma 2.2</a>
record WeightDistance(Settings settings) implements LossTerm {

  @Override
  public Tensor penalty(Network network, TermContext context) {
    int tasks = context.tasks().size();
    return OwnParameters.of(context.model(), settings.flag("heads")).stream()
        .map(own -> own.sub(own.ofAllTasks(tasks).mean(0)).square().sum()).reduce(Tensor::add)
        .map(sum -> sum.mul(settings.tensor(network, "strength"))).orElse(Tensor.constant(0));
  }
}
