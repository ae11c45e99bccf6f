package dev.medley.study;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.store.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whose copy a member of a population is, as its configuration says it.
///
/// @param of    the number of the trial that it copies
/// @param after after how many steps
/// @param line  the number of the trial with which its line began, whose random streams all of the line have
public record Lineage(int of, int after, int line) {

  private static final String OF = "copy-of";
  private static final String AFTER = "copied-after";

  /// The configuration of a copy.
  static Configuration copy(Configuration configuration, int of, int after, long line) {
    return configuration
        .with(Map.of(OF, new Value.Whole(of), AFTER, new Value.Whole(after), Configuration.LINE, new Value.Whole(line)));
  }

  /// The same as a trial of its own, with random streams of its own.
  static Configuration alone(Configuration configuration) {
    var values = new TreeMap<>(configuration.values());
    values.keySet().removeAll(List.of(OF, AFTER, Configuration.LINE));
    return new Configuration(values);
  }

  /// That of a trial, if it is a copy.
  public static Optional<Lineage> of(Trial trial) {
    var values = RecordedPoint.values(trial);
    return values.get(OF) instanceof Value.Whole(long of) && values.get(AFTER) instanceof Value.Whole(long after)
        && values.get(Configuration.LINE) instanceof Value.Whole(long line)
            ? Optional.of(new Lineage((int) of, (int) after, (int) line))
            : Optional.empty();
  }
}
