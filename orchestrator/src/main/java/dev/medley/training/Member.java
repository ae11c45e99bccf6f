package dev.medley.training;

import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Sampler;
import dev.medley.lifelong.AGem;
import dev.medley.space.Configuration;
import dev.medley.space.Section;
import java.util.List;
import java.util.Optional;

/// One trial inside a cohort.
///
/// @param trial         its number in the study, unique; with the study's seed it decides every random stream, but for copies, which have those of what they copy
/// @param studySeed     the seed of the study
/// @param configuration from which the sampler and the loss were made, and where per-member numbers are read
/// @param phases        one after the other; none if sampler and loss are the same from beginning to end
/// @param beginning     a model that it begins from, rather than from random parameters alone
/// @param only          the one task that it trains, where it is one; on others it is not scored
public record Member(long trial, long studySeed, Configuration configuration, Sampler sampler, Loss loss, List<PhaseTraining> phases,
    Optional<Beginning> beginning, Optional<String> only) {

  public Member {
    phases = List.copyOf(phases);
  }

  /// One that trains more than one task.
  public Member(long trial, long studySeed, Configuration configuration, Sampler sampler, Loss loss, List<PhaseTraining> phases,
      Optional<Beginning> beginning) {
    this(trial, studySeed, configuration, sampler, loss, phases, beginning, Optional.empty());
  }

  /// One without phases.
  public Member(long trial, long studySeed, Configuration configuration, Sampler sampler, Loss loss) {
    this(trial, studySeed, configuration, sampler, loss, List.of(), Optional.empty());
  }

  /// The same, scored on one task alone.
  public Member only(String task) {
    return new Member(trial, studySeed, configuration, sampler, loss, phases, beginning, Optional.of(task));
  }

  /// What names its random streams: its number, or that of the trial which it goes on for.
  long line() {
    return configuration.line(trial);
  }

  /// Every loss that it has at some time.
  List<Loss> losses() {
    return phases.isEmpty() ? List.of(loss) : phases.stream().map(PhaseTraining::loss).toList();
  }

  /// Whether its loss is asked again in every step, see [Loss#EVERY].
  boolean alwaysAsks() {
    return phases.isEmpty() ? every(configuration) == 1 : phases.stream().allMatch(t -> every(t) == 1);
  }

  /// After how many steps the loss of a phase is asked again: what keeps from forgetting, in the place of the study's loss, in every one.
  static int every(PhaseTraining training) {
    return training.loss() instanceof AGem ? 1 : every(training.phase().configuration());
  }

  /// After how many steps the loss is asked again.
  static int every(Configuration configuration) {
    String path = Section.LOSS.key();
    return configuration.values().get(path) instanceof Value.Word(var name)
        && configuration.values().get(path + "." + name + "." + Loss.EVERY.name()) instanceof Value.Whole(long every)
            ? Math.toIntExact(every)
            : 1;
  }
}
