package dev.medley.training;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.LossWeighting;
import dev.medley.training.compile.Needs;
import dev.medley.training.model.Aggregation;
import dev.medley.training.model.Model;
import java.util.List;
import java.util.function.IntFunction;

/// Members that train together.
///
/// @param members      whose models are all equal to `model`'s
/// @param model        writes the model for a number of rows; that of the first member serves for all
/// @param rows         examples in a micro-batch
/// @param microBatches micro-batches in a step
/// @param steps        optimiser steps
/// @param evaluateAt   the steps, counted from 1, after which validation is scored; the last step is always scored
/// @param reference    the losses of a model that was trained before, by which samplers may order examples
public record Cohort(List<Member> members, IntFunction<Model> model, int rows, int microBatches, int steps, List<Integer> evaluateAt,
    ExampleLosses reference) {

  public Cohort {
    members = List.copyOf(members);
    evaluateAt = List.copyOf(evaluateAt);
    if (members.isEmpty() || rows < 1 || microBatches < 1 || steps < 1)
      throw new IllegalArgumentException("A cohort needs members, rows, micro-batches and steps");
    if (members.stream().map(m -> signal(m)).distinct().count() > 1)
      throw new IllegalArgumentException("The members of a cohort need the same signal for their losses");
  }

  /// Without a model that was trained before.
  public Cohort(List<Member> members, IntFunction<Model> model, int rows, int microBatches, int steps, List<Integer> evaluateAt) {
    this(members, model, rows, microBatches, steps, evaluateAt, ExampleLosses.NONE);
  }

  /// What a member's loss needs to see, by which cohorts are kept apart: gradients apart cost more, and only those who need them pay.
  public enum Signal { LOSSES, GRAMIAN, JACOBIAN }

  public static Signal signal(Member member) {
    return switch (member.loss()) {
      case LossWeighting _,LossTerm _ -> Signal.LOSSES;
      case GramianWeighting _ -> Signal.GRAMIAN;
      case JacobianAggregator _ -> Signal.JACOBIAN;
    };
  }

  Signal signal() {
    return signal(members.getFirst());
  }

  /// How a step of these members must be compiled.
  Needs needs() {
    return switch (members.getFirst().loss()) {
      case LossWeighting _,LossTerm _ -> new Needs.Losses();
      case GramianWeighting _ -> new Needs.Products(members.stream().allMatch(m -> m.every() == 1));
      case JacobianAggregator aggregator -> new Needs.Rows((rows, parameters) -> Aggregation.write(aggregator, rows, parameters));
    };
  }
}
