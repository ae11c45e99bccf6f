package dev.medley.benchmark;

import dev.medley.race.Race;
import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import dev.medley.study.Repeats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Whether a population pays: the same space with the same trials and steps, once with copies and once without, and what each winner reaches when it trains again with new seeds, by the schedule that it followed.
final class PopulationBenchmark implements Benchmark {

  private static final int SEEDS = 3;
  private static final int REPEATS = 6;
  private static final int ROUND = 16;

  /// @param best   in validation, flattered by the choice
  /// @param test   of the same trial
  /// @param again  the mean of its repeats
  private record Came(double best, double test, double again, double seconds) {}

  @Override
  public String name() {
    return "population";
  }

  @Override
  public String summary() {
    return "The best trial with a population and without, for the same steps, and what each reaches again with new seeds.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var file = conditions.space().orElse(conditions.home().resolve("search-spaces").resolve("population.yaml"));
    var with = new ArrayList<Came>();
    var without = new ArrayList<Came>();
    for (int seed = 1; seed <= conditions.seeds().orElse(SEEDS); seed++) {
      report.progress("seed " + seed + ", with a population");
      with.add(study(space(file, true, conditions), seed, conditions));
      report.progress("seed " + seed + ", without");
      without.add(study(space(file, false, conditions), seed, conditions));
      compare(seed, with.getLast(), without.getLast(), report);
    }
    gain("gain in validation", with.stream().map(Came::best).toList(), without.stream().map(Came::best).toList(), report);
    gain("gain on test data", with.stream().map(Came::test).toList(), without.stream().map(Came::test).toList(), report);
    gain("gain of the repeats", with.stream().map(Came::again).toList(), without.stream().map(Came::again).toList(), report);
    report.figure(
        Figure.of("time", with.stream().mapToDouble(Came::seconds).sum() / without.stream().mapToDouble(Came::seconds).sum(), "times")
            .beside("without: 1"));
  }

  private static void compare(int seed, Came with, Came without, Report report) {
    report.figure(Figure.of("best in validation, seed " + seed, with.best(), "").beside(beside(without.best())));
    report.figure(Figure.of("its repeats, seed " + seed, with.again(), "").beside(beside(without.again())));
  }

  private static String beside(double without) {
    return String.format(Locale.ROOT, "without: %.2f", without);
  }

  private static void gain(String name, List<Double> with, List<Double> without, Report report) {
    var gains = new ArrayList<Double>();
    for (int i = 0; i < with.size(); i++) gains.add(with.get(i) - without.get(i));
    var gain = Summary.of(gains);
    report.figure(Figure.of(name, gain.mean(), "points")
        .beside(String.format(Locale.ROOT, "standard error %.2f, over %d seeds", gain.error(), gains.size())));
  }

  private static StudySpace space(Path file, boolean population, Conditions conditions) {
    try {
      var text = Files.readString(file);
      var space = SpaceReader.read(population ? text : text.replaceAll("(?m)^population:.*$", ""), file.toString(), conditions.plugins());
      return space.with("population", new StudySpace.Budget(conditions.trials().orElse(space.budget().trials()),
          conditions.steps().orElse(space.budget().steps()), REPEATS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Came study(StudySpace space, long seed, Conditions conditions) {
    try (var bench = new Workbench(conditions, ROUND)) {
      var came = bench.run(space, seed);
      double again = Repeats.standings(bench.store(), bench.store().study(space.study())).stream().mapToDouble(Race.Standing::mean)
          .findFirst().orElse(Double.NaN);
      return new Came(Workbench.winner(came, "validation", space), Workbench.winner(came, "test", space), again,
          came.wall().toMillis() / 1000.0);
    }
  }
}
