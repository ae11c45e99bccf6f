package dev.medley.robustness;

import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One way of making inputs worse, and how strongly: `typos=0.1,0.3`.
///
/// @param strengths in rising order, 0 first
public record Grid(Way way, List<Double> strengths) {

  /// By chance or on purpose.
  public sealed interface Way {

    /// As the command line calls it.
    default String key() {
      return switch (this) {
        case ByChance(var corruption) -> corruption.name().toLowerCase(Locale.ROOT);
        case OnPurpose(var adversary) -> adversary.name().toLowerCase(Locale.ROOT);
      };
    }
  }

  public record ByChance(Corruption corruption) implements Way {}

  public record OnPurpose(Adversary adversary) implements Way {}

  private static final List<Double> USUAL = List.of(0.0, 0.1, 0.2, 0.4);

  public Grid {
    strengths = List.copyOf(strengths);
  }

  /// All ways there are.
  public static List<Way> ways() {
    return Stream.concat(Arrays.stream(Corruption.values()).<Way>map(ByChance::new), Arrays.stream(Adversary.values()).map(OnPurpose::new))
        .toList();
  }

  public static Grid usual(Way way) {
    return new Grid(way, USUAL);
  }

  /// Reads `typos`, or `typos=0.1,0.3`; what is wrong is added to the problems.
  public static Optional<Grid> read(String text, List<Problem> problems) {
    String name = text.split("=", 2)[0];
    var way = ways().stream().filter(w -> w.key().equals(name)).findFirst();
    if (way.isEmpty()) {
      var known = ways().stream().map(Way::key).toList();
      problems.add(Problem.didYouMean("MED-806", "The noise (" + name + ") of --noise is not known.", name, known,
          "Maybe one of: " + String.join(", ", known) + "."));
      return Optional.empty();
    }
    if (!text.contains("=")) return Optional.of(usual(way.get()));
    var strengths = new ArrayList<>(List.of(0.0));
    for (var part : text.substring(name.length() + 1).split(",", -1)) {
      double most = way.get() instanceof ByChance(var corruption) && corruption != Corruption.NOISE ? 1 : 100;
      double strength = part.strip().matches("\\d*\\.?\\d+([eE]-?\\d+)?") ? Double.parseDouble(part.strip()) : Double.NaN;
      if (strength >= 0 && strength <= most) strengths.add(strength);
      else
        problems.add(Problem.maybe("MED-807", "The strength (" + part.strip() + ") of --noise (" + name + ") must be a number from 0 to "
            + (int) most + ".", "write `--noise " + name + "=0.1,0.3`"));
    }
    return Optional.of(new Grid(way.get(), strengths.stream().distinct().sorted().toList()));
  }
}
