package dev.medley.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.error.InputException;
import dev.medley.plugin.Plugins;
import dev.medley.search.benchmark.MixtureGame;
import dev.medley.search.benchmark.MixtureJudge;
import dev.medley.search.benchmark.MixtureRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegmixBenchmarkTest {

  private static final List<Double> HIDDEN = List.of(0.6, 0.3, 0.1);

  @TempDir
  private Path folder;

  /// Runs on mixtures of three domains, which lose what lies between their roots and those of a hidden mixture.
  private MixtureRuns runs(String part, int count, long seed) throws IOException {
    var random = new Random(seed);
    var mixtures = new StringBuilder("index,train_the_pile_a,train_the_pile_b,train_the_pile_c\n");
    var losses = new StringBuilder("index,metric/the_pile_pile_cc_val_loss,metric/the_pile_b_val_loss\n");
    for (int i = 1; i <= count; i++) {
      double[] drawn = random.doubles(3).map(u -> -Math.log(u)).toArray();
      double sum = drawn[0] + drawn[1] + drawn[2];
      double loss = 5;
      for (int k = 0; k < 3; k++) loss += Math.pow(Math.sqrt(drawn[k] / sum) - Math.sqrt(HIDDEN.get(k)), 2);
      // Rounded shares sum to a little more or less than 1.
      mixtures.append(String.format(Locale.ROOT, "%d,%.3f,%.3f,%.3f%n", i, drawn[0] / sum, drawn[1] / sum, drawn[2] / sum));
      losses.append(String.format(Locale.ROOT, "%d,%.6f,%.6f%n", i, loss, loss + 1));
    }
    Files.writeString(folder.resolve(part + "_mixture_1m.csv"), mixtures);
    Files.writeString(folder.resolve(part + "_pile_loss_1m.csv"), losses);
    return MixtureRuns.read(folder, part);
  }

  @Test
  void aFewLooksNameAMixtureThatIsBetterThanAnyLookedAt() throws IOException {
    var train = runs("train", 60, 1);
    var test = runs("test", 60, 2);
    assertThat(train.domains()).containsExactly("a", "b", "c");
    assertThat(train.runs().getFirst().shares().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-12));
    assertThat(train.runs().getFirst().mean()).isCloseTo(train.runs().getFirst().losses().get("pile_cc") + 0.5, within(1e-6));
    var judge = MixtureJudge.of(test, MixtureRuns.Run::mean);
    assertThat(judge.agreement(train, MixtureRuns.Run::mean)).isGreaterThan(0.99);
    var game = new MixtureGame(train, MixtureRuns.Run::mean);
    double best = judge.loss(game.best(16, 1));
    double guessed = judge.loss(game.searched("auto", 16, 1));
    assertThat(guessed).isLessThan(best).isCloseTo(5.5, within(0.02));
  }

  @Test
  void saysWhatIsMissing() {
    var conditions = new Conditions(Plugins.load(List.of(), List.of(), List.of(), List.of()), Path.of(""), Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), List.of(), Optional.empty());
    assertThatThrownBy(() -> new RegmixBenchmark().run(conditions, new Report() {
      @Override
      public void say(String sentence) {}

      @Override
      public void progress(String what) {}

      @Override
      public void figure(Figure figure) {}
    })).isInstanceOf(InputException.class).hasMessage("""
        MED-650 The data (train_mixture_1m.csv) of this benchmark are missing in (no folder).
        Maybe give the folder of the tables that were released with RegMix: `--data DIR`.""");
  }
}
