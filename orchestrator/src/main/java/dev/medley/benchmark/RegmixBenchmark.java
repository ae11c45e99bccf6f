package dev.medley.benchmark;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.search.benchmark.MixtureGame;
import dev.medley.search.benchmark.MixtureJudge;
import dev.medley.search.benchmark.MixtureRuns;
import dev.medley.search.benchmark.MixtureRuns.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/// A game on the runs that were released with RegMix: look at a few of 512, name a mixture, and be judged by a model of 256 others, which nobody has looked at.
///
/// Needs the folder of the tables: `train_mixture_1m.csv`, `train_pile_loss_1m.csv` and the same of `test`.
final class RegmixBenchmark implements Benchmark {

  private static final int SEEDS = 10;
  private static final List<Integer> LOOKS = List.of(32, 64, 128);
  private static final String PEERS = "regmix_lightgbm.csv";
  private static final String DEFAULT = "auto";

  /// What is to be small, by the name that it has in the table of peers.
  private static final Map<String, ToDoubleFunction<Run>> TARGETS = targets();

  private static Map<String, ToDoubleFunction<Run>> targets() {
    var targets = new LinkedHashMap<String, ToDoubleFunction<Run>>();
    targets.put("pile-cc", r -> r.losses().getOrDefault("pile_cc", Double.NaN));
    targets.put("mean", Run::mean);
    return targets;
  }

  @Override
  public String name() {
    return "regmix";
  }

  @Override
  public String summary() {
    return "Which mixture of 17 domains is named after a look at 32 to 128 runs of small language models, beside RegMix's boosted trees.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var folder = folder(conditions);
    var train = MixtureRuns.read(folder, "train");
    var test = MixtureRuns.read(folder, "test");
    int seeds = conditions.seeds().orElse(SEEDS);
    report.say("Medians over %d seeds of the loss that a model of %d unseen runs expects of the mixture; less is better."
        .formatted(seeds, test.runs().size()));
    TARGETS.forEach((target, loss) -> {
      var judge = MixtureJudge.of(test, loss);
      report.figure(Figure.of(target + ", the judge's rank correlation on the " + train.runs().size() + " other runs",
          judge.agreement(train, loss), ""));
      double least = train.runs().stream().mapToDouble(r -> judge.loss(r.shares())).min().orElseThrow();
      report.figure(Figure.of(target + ", the best of all runs that may be looked at", least, ""));
      peers(target, 512, judge).ifPresent(p -> report.figure(Figure.of(target + ", RegMix's regression of all 512 runs", p, "")));
      for (int looks : LOOKS) contest(target, looks, seeds, new MixtureGame(train, loss), judge, report);
    });
  }

  private static void contest(String target, int looks, int seeds, MixtureGame game, MixtureJudge judge, Report report) {
    report.progress("%s after %d looks".formatted(target, looks));
    var peer = peers(target, looks, judge);
    var named = "%s, %d looks, %s";
    var best = median(seeds, seed -> judge.loss(game.best(looks, seed)));
    var regressed = median(seeds, seed -> judge.loss(game.regressed(looks, seed)));
    var drawn = median(seeds, seed -> judge.loss(game.drawn(looks, seed)));
    var searched = median(seeds, seed -> judge.loss(game.searched(DEFAULT, looks, seed)));
    report.figure(Figure.of(named.formatted(target, looks, "the best of runs at random"), best, ""));
    report.figure(Figure.of(named.formatted(target, looks, "regmix on runs at random"), regressed, ""));
    report.figure(Figure.of(named.formatted(target, looks, "the best guess on runs at random"), drawn, ""));
    var figure = Figure.of(named.formatted(target, looks, DEFAULT + " and the best guess"), searched, "");
    report.figure(peer.map(p -> figure.beside(String.format(Locale.ROOT, "RegMix's regression: %.4f", p)).atMost(p)).orElse(figure));
  }

  private interface Contestant {
    double loss(long seed);
  }

  private static double median(int seeds, Contestant contestant) {
    return new Median().evaluate(LongStream.rangeClosed(1, seeds).parallel().mapToDouble(contestant::loss).toArray());
  }

  /// What the mixtures that boosted trees named are judged to lose: the median over their seeds.
  private static Optional<Double> peers(String target, int looks, MixtureJudge judge) {
    var losses = new ArrayList<Double>();
    for (var line : lines()) {
      var cells = line.split(",", -1);
      if (!cells[0].equals(target) || !cells[1].equals(String.valueOf(looks))) continue;
      var shares = new ArrayList<Double>();
      for (int i = 3; i < cells.length; i++) shares.add(Double.valueOf(cells[i]));
      double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
      losses.add(judge.loss(shares.stream().map(s -> s / sum).toList()));
    }
    if (losses.isEmpty()) return Optional.empty();
    return Optional.of(new Median().evaluate(losses.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static List<String> lines() {
    try (var stream = Objects.requireNonNull(RegmixBenchmark.class.getResourceAsStream(PEERS))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(Conditions conditions) {
    var folder = conditions.data().orElse(Path.of(""));
    var missing = folder.resolve("train_mixture_1m.csv");
    if (conditions.data().isPresent() && Files.exists(missing)) return folder;
    throw new InputException(Problem.maybe("MED-650",
        "The data (%s) of this benchmark are missing in (%s).".formatted(missing.getFileName(),
            conditions.data().map(Path::toString).orElse("no folder")),
        "give the folder of the tables that were released with RegMix: `--data DIR`"));
  }
}
