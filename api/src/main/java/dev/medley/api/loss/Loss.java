package dev.medley.api.loss;

/// Turns the losses of the tasks in a step into one update. What a loss needs to see, it says by its type.
///
/// One convention of weights holds for all: they multiply the tasks' mean losses or gradients, and sum to the number of tasks in the step unless a method's
/// own update norm is its point, so that learning rates compare across methods. How often a task takes part is the sampler's business: the update is the
/// mean over the step's micro-batches of weight times gradient.
public sealed interface Loss permits LossWeighting, GramianWeighting, LossTerm {}
