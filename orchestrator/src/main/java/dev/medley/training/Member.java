package dev.medley.training;

import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Sampler;
import dev.medley.space.Configuration;
import dev.medley.space.Section;

/// One trial inside a cohort.
///
/// @param trial         its number in the study, unique; with the study's seed it decides every random stream, but for copies, which have those of what they copy
/// @param studySeed     the seed of the study
/// @param configuration from which the sampler and the loss were made, and where per-member numbers are read
public record Member(long trial, long studySeed, Configuration configuration, Sampler sampler, Loss loss) {

  /// What names its random streams: its number, or that of the trial which it goes on for.
  long line() {
    return configuration.line(trial);
  }

  /// After how many steps the loss is asked again, see [Loss#EVERY].
  int every() {
    String path = Section.LOSS.key();
    return configuration.values().get(path) instanceof Value.Word(var name)
        && configuration.values().get(path + "." + name + "." + Loss.EVERY.name()) instanceof Value.Whole(long every)
            ? Math.toIntExact(every)
            : 1;
  }
}
