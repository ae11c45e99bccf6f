package dev.medley.search.benchmark;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Language models that were trained on mixtures of domains, and what each came to lose: tables that were released with RegMix.
///
/// @param domains what mixtures have shares of
/// @param runs    in the order of the tables
/// @see <a href="https://arxiv.org/abs/2407.01492">Liu et al., RegMix: Data Mixture as Regression for Language Model Pre-training, ICLR 2025</a>
public record MixtureRuns(List<String> domains, List<Run> runs) {

  private static final String MIX = "mix";

  public MixtureRuns {
    domains = List.copyOf(domains);
    runs = List.copyOf(runs);
  }

  /// A mixture, and the losses by the domain that they were measured on.
  public record Run(List<Double> shares, Map<String, Double> losses) {

    /// The mean of all losses.
    public double mean() {
      return losses.values().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
  }

  /// @param part `train` or `test`
  public static MixtureRuns read(Path folder, String part) {
    var mixtures = table(folder.resolve(part + "_mixture_1m.csv"));
    var losses = table(folder.resolve(part + "_pile_loss_1m.csv"));
    var measured = losses.getFirst().subList(1, losses.getFirst().size()).stream()
        .map(n -> n.replaceAll("^metric/the_pile_|_val_loss$", "")).toList();
    var runs = new ArrayList<Run>();
    for (int i = 1; i < mixtures.size(); i++) {
      var row = losses.get(i);
      if (!mixtures.get(i).getFirst().equals(row.getFirst()))
        throw new IllegalArgumentException("Row " + i + " of the tables is not the same run");
      var values = new LinkedHashMap<String, Double>();
      for (int k = 0; k < measured.size(); k++) values.put(measured.get(k), Double.valueOf(row.get(k + 1)));
      runs.add(new Run(normalised(mixtures.get(i).stream().skip(1).mapToDouble(Double::parseDouble).toArray()), values));
    }
    return new MixtureRuns(mixtures.getFirst().stream().skip(1).map(n -> n.replace("train_the_pile_", "")).toList(), runs);
  }

  private static List<List<String>> table(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.filter(l -> !l.isBlank()).map(l -> Arrays.asList(l.split(",", -1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Shares are rounded in the tables.
  private static List<Double> normalised(double[] shares) {
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(s -> s / sum).boxed().toList();
  }

  public SearchSpace space() {
    return new SearchSpace(List.of(new Parameter.Simplex(MIX, domains, List.of())));
  }

  /// A mixture as a point of the space.
  public Point point(List<Double> shares) {
    var parts = new LinkedHashMap<String, Double>();
    IntStream.range(0, domains.size()).forEach(i -> parts.put(domains.get(i), shares.get(i)));
    return Point.of(Map.of(MIX, new Value.Shares(parts)));
  }

  /// The shares of a point.
  public List<Double> shares(Point point) {
    var parts = At.shares(point, MIX);
    return domains.stream().map(d -> parts.getOrDefault(d, 0.0)).toList();
  }
}
