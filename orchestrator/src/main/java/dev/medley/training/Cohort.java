package dev.medley.training;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.LossWeighting;
import dev.medley.space.Lifelong;
import dev.medley.space.Meta;
import dev.medley.training.compile.Needs;
import dev.medley.training.compile.Pull;
import dev.medley.training.compile.Switches;
import dev.medley.training.model.Aggregation;
import dev.medley.training.model.Model;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

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
    if (members.stream().map(m -> m.phases().isEmpty() ? signal(m.loss()) + initialised(m) : modes(m, microBatches, steps)).distinct()
        .count() > 1)
      throw new IllegalArgumentException("The members of a cohort need the same signal for their losses");
  }

  /// Without a model that was trained before.
  public Cohort(List<Member> members, IntFunction<Model> model, int rows, int microBatches, int steps, List<Integer> evaluateAt) {
    this(members, model, rows, microBatches, steps, evaluateAt, ExampleLosses.NONE);
  }

  /// What a member's loss needs to see, by which cohorts are kept apart: gradients apart cost more, and only those who need them pay.
  public enum Signal { LOSSES, GRAMIAN, JACOBIAN }

  public static Signal signal(Loss loss) {
    return switch (loss) {
      case LossWeighting _,LossTerm _ -> Signal.LOSSES;
      case GramianWeighting _ -> Signal.GRAMIAN;
      case JacobianAggregator _ -> Signal.JACOBIAN;
    };
  }

  /// What all losses of its members need at most.
  boolean sees(Signal signal) {
    return members.stream().flatMap(m -> m.losses().stream()).anyMatch(loss -> signal(loss) == signal);
  }

  /// What phases of its members may switch from step to step.
  Switches switches(Model written) {
    var phases = members.stream().flatMap(m -> m.phases().stream()).map(PhaseTraining::phase).toList();
    boolean paced = phases.stream().anyMatch(p -> !p.frozen().isEmpty() || !p.rates().isEmpty());
    return new Switches(paced ? written.groups() : new TreeMap<>(), phases.stream().anyMatch(p -> p.terms().isPresent()), pull());
  }

  /// How its members are held near to what earlier tasks left: all in the same way.
  Pull pull() {
    return pull(members.getFirst());
  }

  private static Pull pull(Member member) {
    if (member.phases().isEmpty()) return Pull.NONE;
    return Lifelong.of(member.configuration()).map(lifelong -> switch (lifelong.method()) {
      case EWC -> Pull.HELD;
      case SI -> Pull.TRACED;
      case NAIVE, JOINT, REPLAY, LWF, A_GEM -> Pull.NONE;
    }).orElse(Pull.NONE);
  }

  /// The stretches of the training in which members' losses need the same, one after the other. Where that changes, it changes for all members at once.
  List<Mode> modes(List<String> tasks) {
    var timeline = Timeline.of(members.getFirst(), tasks, steps);
    return timeline.joined(t -> mode(t.loss())).spans().stream()
        .map(span -> new Mode(span.until(), signal(span.training().loss()), needs(span))).toList();
  }

  /// @param until the first step after it
  record Mode(int until, Signal signal, Needs needs) {}

  private String mode(Loss loss) {
    return mode(loss, microBatches);
  }

  /// Equal for losses that steps can be compiled for alike.
  public static String mode(Loss loss, int microBatches) {
    return signal(loss) + (loss instanceof JacobianAggregator aggregator ? " " + Aggregation.fingerprint(aggregator, microBatches) : "");
  }

  /// What members must agree in to train together: what their losses need, and where that changes after which steps.
  public static String modes(Member member, int microBatches, int steps) {
    if (member.phases().isEmpty()) return mode(member.loss(), microBatches) + initialised(member);
    var pull = pull(member) == Pull.NONE ? "" : ", " + pull(member);
    var spans = Timeline.of(member, List.of(), steps).joined(t -> mode(t.loss(), microBatches)).spans();
    return spans.size() == 1
        ? mode(spans.getFirst().training().loss(), microBatches) + pull
        : spans.stream().map(s -> mode(s.training().loss(), microBatches) + " until " + s.until())
            .collect(Collectors.joining(", ", "", pull));
  }

  /// Steps that train an initialisation are none of those that train a model for its own tasks.
  private static String initialised(Member member) {
    return Meta.of(member.configuration()).isPresent() ? ", initialised" : "";
  }

  /// Whether its members are trained as initialisations: all of them, or none.
  boolean adapts() {
    return Meta.of(members.getFirst().configuration()).isPresent();
  }

  /// How a member of such a cohort is trained.
  static Meta meta(Member member) {
    return Meta.of(member.configuration()).orElseThrow();
  }

  /// How a step of these members must be compiled.
  private Needs needs(Timeline.Span span) {
    if (adapts()) return new Needs.Adapted();
    return switch (span.training().loss()) {
      case LossWeighting _,LossTerm _ -> new Needs.Losses();
      case GramianWeighting _ -> new Needs.Products(members.stream().allMatch(Member::alwaysAsks));
      case JacobianAggregator aggregator -> new Needs.Rows((rows, parameters) -> Aggregation.write(aggregator, rows, parameters));
    };
  }
}
