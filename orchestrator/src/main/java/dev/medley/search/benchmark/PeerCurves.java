package dev.medley.search.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What Optuna's samplers reached on the stored problems, from a table of medians.
public final class PeerCurves {

  private static final Set<String> OPTUNA = Set.of("random", "tpe", "tpe_uni", "tpe_group", "cma", "gp", "nsga2");

  private final List<Reached> all;

  private PeerCurves(List<Reached> all) {
    this.all = all;
  }

  /// A median over some seeds.
  public record Reached(String problem, String sampler, int workers, int trials, int seeds, double median) {}

  /// @param file columns `problem, coordinates, algorithm, workers, trials, seeds, q25, median, q75`, with a heading
  public static PeerCurves read(Path file) {
    try {
      return of(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PeerCurves of(List<String> lines) {
    var all = new ArrayList<Reached>();
    for (var line : lines) {
      var cells = line.split(",", -1);
      if (cells.length == 9 && OPTUNA.contains(cells[2])) {
        all.add(new Reached(cells[0], cells[2], Integer.parseInt(cells[3]), Integer.parseInt(cells[4]), Integer.parseInt(cells[5]),
            Double.parseDouble(cells[7])));
      }
    }
    return new PeerCurves(all);
  }

  /// Those of the problem `mix`, which need no data.
  public static PeerCurves mixes() {
    try (var stream = Objects.requireNonNull(PeerCurves.class.getResourceAsStream("optuna_mix.csv"))) {
      return of(new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// These and others.
  public PeerCurves with(PeerCurves others) {
    return new PeerCurves(Stream.concat(all.stream(), others.all.stream()).toList());
  }

  /// What one sampler reached in whatever coordinates suit it.
  public Optional<Reached> of(String problem, String sampler, int workers, int trials) {
    return all.stream().filter(r -> r.sampler.equals(sampler) && r.problem.equals(problem) && r.workers == workers && r.trials == trials)
        .min(Comparator.comparingDouble(Reached::median));
  }

  /// The best of the samplers, in whatever coordinates suit it; empty where none was run so.
  public Optional<Reached> best(String problem, int workers, int trials) {
    return all.stream().filter(r -> r.problem.equals(problem) && r.workers == workers && r.trials == trials)
        .min(Comparator.comparingDouble(Reached::median));
  }
}
