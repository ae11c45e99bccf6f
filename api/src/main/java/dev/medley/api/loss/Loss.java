package dev.medley.api.loss;

import dev.medley.api.parameter.Setting;

/// Turns the losses of the tasks in a step into one update. What a loss needs to see, it says by its type.
///
/// One convention of weights holds for all: they multiply the tasks' mean losses or gradients, and sum to the number of tasks in the step unless a method's
/// own update norm is its point, so that learning rates compare across methods. How often a task takes part is the sampler's business: the update is the
/// mean over the step's micro-batches of weight times gradient.
public sealed interface Loss permits LossWeighting, GramianWeighting, JacobianAggregator, LossTerm {

  /// A setting that any loss that gives weights may declare: it is then asked only in every so many steps, and its weights hold in between. A loss that sees gradients is so much cheaper
  /// then, since only those steps compute them apart. In a step that has a task without a weight yet, it is asked as well.
  Setting.Whole EVERY = Setting.logWhole("every", 1, 32, 1, "After how many steps the weights are chosen anew; in between they hold.");
}
