package dev.medley.training;

import dev.medley.api.loss.Loss;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.space.Configuration;
import dev.medley.space.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Phases for members of tests.
final class Phases {

  /// All of those that it knows of, in turn.
  static final Sampler IN_TURN = context -> {
    int m = context.microBatches();
    return step -> IntStream.range(0, m).mapToObj(b -> new Draw((step * m + b) % context.tasks().size())).toList();
  };

  private Phases() {}

  static Phase phase(String name, double share, Configuration configuration, List<String> tasks, List<String> frozen,
      Map<String, Double> rates) {
    return new Phase(name, tasks, share, 1, false, frozen, new TreeMap<>(rates), Optional.empty(), configuration, false, false);
  }

  static PhaseTraining training(Phase phase, Loss loss) {
    return new PhaseTraining(phase, IN_TURN, loss);
  }

  static Member member(long trial, Configuration configuration, Loss loss, PhaseTraining... phases) {
    return new Member(trial, 11, configuration, IN_TURN, loss, List.of(phases), Optional.empty());
  }
}
