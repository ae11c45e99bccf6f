package dev.medley.api.sampler;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What a sampler may know when training starts.
///
/// @param tasks        the study's tasks, in order
/// @param microBatches how many micro-batches a step has
/// @param rows         how many examples a micro-batch has
/// @param steps        how many steps there will be
/// @param random       the trial's own stream for sampling; the only randomness a sampler may use
public record SamplerContext(List<TaskSize> tasks, int microBatches, int rows, int steps, RandomGenerator random) {

  public SamplerContext {
    tasks = List.copyOf(tasks);
  }

  /// @param examples how many training examples the task has
  /// @param main     whether it is what the model is for, rather than there to help
  /// @param domains  how many training examples each of its domains has; empty if it names none
  public record TaskSize(String name, int examples, boolean main, Map<String, Integer> domains) {

    public TaskSize {
      domains = Map.copyOf(domains);
    }

    public TaskSize(String name, int examples, boolean main) {
      this(name, examples, main, Map.of());
    }
  }
}
