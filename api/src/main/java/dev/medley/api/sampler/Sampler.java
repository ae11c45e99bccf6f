package dev.medley.api.sampler;

import dev.medley.api.loss.TaskLosses;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides what each micro-batch is drawn from.
public interface Sampler {

  /// By what it calls examples easy or hard, if by anything, so that the host has ready what takes a model.
  default Set<Difficulty> orders() {
    return Set.of();
  }

  /// Of which trial's model the losses are by which it orders with [Difficulty#REFERENCE]: `STUDY/TRIAL` of the store; nothing means the best that was trained on each task alone.
  default Optional<String> reference() {
    return Optional.empty();
  }

  /// What it leads to, if to anything in particular: whole tasks, or domains of tasks. The host then tells what that gains apart from what all else loses.
  ///
  /// @param tasks the study's, in order
  /// @throws dev.medley.api.error.InputException if its settings do not fit them
  default List<Draw> target(List<SamplerContext.TaskSize> tasks) {
    return List.of();
  }

  /// Begins the training of one member.
  ///
  /// @throws dev.medley.api.error.InputException if its settings do not fit the study; the host begins once before anything is trained, so that it is told then
  Session start(SamplerContext context);

  /// The sampling of one member: a function of the context, its stream included, and of what it is shown, and of nothing else. A trial that goes on after a crash begins another
  /// session and shows it again what the first has seen; then it must stand where the first stood. Used by one thread, in the order: [#next] for step 0, [#observe] of step 0, [#next] for step 1, and so on.
  interface Session {

    /// Whether the model's loss of every training example is to be taken before this step, by which [Difficulty#CURRENT] then orders. Asked before [#next] of
    /// the step. Costs a forward pass over the training data.
    ///
    /// @param step from 0
    default boolean measures(int step) {
      return false;
    }

    /// What the micro-batches of a step are drawn from; as many as the context said.
    ///
    /// @param step from 0
    List<Draw> next(int step);

    /// What the losses of the tasks were in a step.
    default void observe(int step, TaskLosses losses) {}
  }
}
