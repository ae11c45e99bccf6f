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

  /// A peer that is no Optuna, but speaks as its script does.
  @Test
  void whatThePeerSaysIsReported(@org.junit.jupiter.api.io.TempDir Path directory) throws Exception {
    var peer = java.nio.file.Files.writeString(directory.resolve("peer"),
        "#!/bin/sh\nprintf 'journal\\t9.2\\tOptuna 5.0.0\\nSQLite\\t97.1\\tOptuna 5.0.0\\n'\n");
    assertThat(peer.toFile().setExecutable(true)).isTrue();
    var kept = new Kept();

    OptunaStorages.measure(peer.toString(), 10, kept);

    assertThat(kept.figures).containsExactly(Figure.of("ask and tell, Optuna 5.0.0, journal", 9.2, "ms"),
        Figure.of("ask and tell, Optuna 5.0.0, SQLite", 97.1, "ms"));
  }

  private static Conditions conditions(Optional<String> peer) {
    return new Conditions(Plugins.load(List.of(), List.of(), List.of(), List.of()), Path.of("").toAbsolutePath(), Optional.empty(),
        Optional.empty(), OptionalInt.empty(), OptionalInt.empty(),
        OptionalInt.of(1_200), List.of(), peer);
  }
}
