package dev.medley.robustness;

import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
        case ByWords _ -> "words";
      };
    }

    /// The greatest strength that makes sense: a probability is at most 1.
    default int most() {
      return switch (this) {
        case ByChance(var corruption) -> corruption == Corruption.NOISE ? 100 : 1;
        case OnPurpose _ -> 100;
        case ByWords _ -> 1;
      };
    }

    /// Reads a strength; nothing if it is none.
    default Optional<Double> strength(String text) {
      if (!NUMBER.matcher(text).matches()) return Optional.empty();
      double strength = Double.parseDouble(text);
      return strength <= most() ? Optional.of(strength) : Optional.empty();
    }
  }

  /// At some strengths, and at 0.
  public static Grid at(Way way, List<Double> strengths) {
    return new Grid(way, Stream.concat(Stream.of(0.0), strengths.stream()).distinct().sorted().toList());
  }

  public record ByChance(Corruption corruption) implements Way {}

  public record OnPurpose(Adversary adversary) implements Way {}

  /// On purpose, word by word, see [Substitution].
  public record ByWords() implements Way {}

  private static final Pattern NUMBER = Pattern.compile("\\d*\\.?\\d+([eE]-?\\d+)?");
  private static final List<Double> USUAL = List.of(0.0, 0.1, 0.2, 0.4);

  public Grid {
    strengths = List.copyOf(strengths);
  }

  /// All ways there are.
  public static List<Way> ways() {
    var ways = new ArrayList<Way>();
    for (var corruption : Corruption.values()) ways.add(new ByChance(corruption));
    for (var adversary : Adversary.values()) ways.add(new OnPurpose(adversary));
    ways.add(new ByWords());
    return ways;
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
    var strengths = new ArrayList<Double>();
    for (var part : text.substring(name.length() + 1).split(",", -1)) {
      way.get().strength(part.strip()).ifPresentOrElse(strengths::add,
          () -> problems.add(Problem.maybe("MED-807", "The strength (" + part.strip() + ") of --noise (" + name
              + ") must be a number from 0 to " + way.get().most() + ".", "write `--noise " + name + "=0.1,0.3`")));
    }
    return Optional.of(at(way.get(), strengths));
  }
}
