package dev.medley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.plugin.Plugins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// That it measures what it says; how quick this machine is at the moment is not asserted.
final class StoreBenchmarkIT {

  /// Keeps what is reported.
  private static final class Kept implements Report {

    private final List<Figure> figures = new ArrayList<>();

    @Override
    public void say(String line) {
      assertThat(line).isEqualTo("1,200 trials with 120,000 metrics, in a file:");
    }

    @Override
    public void progress(String line) {
      assertThat(line).isNotBlank();
    }

    @Override
    public void figure(Figure figure) {
      figures.add(figure);
    }
  }

  @Test
  void everyFigureIsMeasured() {
    var kept = new Kept();
    new StoreBenchmark().run(conditions(Optional.empty()), kept);

    assertThat(kept.figures).extracting(Figure::name).containsExactly("filling", "opening", "leaderboard", "leaderboard, filtered",
        "history of the best", "importance", "leaderboard by another metric", "groups by sharing", "ask and tell, first thousand",
        "ask and tell, last thousand", "last against first");
    assertThat(kept.figures).allSatisfy(figure -> assertThat(figure.value()).isPositive());
  }

  @Test
  void aPeerThatCannotBeMeasuredIsRefused() {
    assertThatThrownBy(() -> OptunaStorages.measure("no-such-python", 10, new Kept())).isInstanceOf(InputException.class)
        .hasMessageStartingWith("MED-684 The peer (no-such-python) of --peer cannot be measured: ")
        .hasMessageEndingWith("\nMaybe name an interpreter that has Optuna installed.");
    assertThatThrownBy(() -> OptunaStorages.measure("/bin/false", 10, new Kept()))
        .hasMessageStartingWith("MED-684 The peer (/bin/false) of --peer cannot be measured: it said nothing.");
  }

  private static Conditions conditions(Optional<String> peer) {
    return new Conditions(Plugins.load(List.of(), List.of(), List.of(), List.of()), Path.of("").toAbsolutePath(), Optional.empty(),
        Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.of(1_200), peer);
  }
}
