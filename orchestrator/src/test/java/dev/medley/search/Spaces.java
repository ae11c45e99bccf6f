package dev.medley.search;

import dev.medley.space.Condition;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Scale;
import dev.medley.space.SearchSpace;
import java.util.List;
import java.util.stream.IntStream;

/// Spaces that the tests share.
final class Spaces {

  private Spaces() {}

  /// One parameter of each kind, and some under conditions.
  static SearchSpace everyKind() {
    var mmoe = new Condition("sharing", "mmoe");
    return new SearchSpace(List.of(
        new Parameter.Real("dropout", 0, 0.5, Scale.LINEAR, List.of()),
        new Parameter.Real("rate", 1e-5, 1e-1, Scale.LOG, List.of()),
        new Parameter.Whole("layers", -2, 3, Scale.LINEAR, List.of()),
        new Parameter.Whole("width", 16, 512, Scale.LOG, List.of()),
        new Parameter.Simplex("mix", List.of("a", "b", "c", "d"), List.of()),
        new Parameter.Permutation("order", List.of("a", "b", "c", "d", "e"), List.of()),
        new Parameter.Choice("sharing", List.of("hard", "mmoe", "cross-stitch"), List.of()),
        new Parameter.Whole("experts", 2, 8, Scale.LINEAR, List.of(mmoe)),
        new Parameter.Choice("gate", List.of("soft", "sparse"), List.of(mmoe)),
        new Parameter.Real("temperature", 0.1, 10, Scale.LOG, List.of(mmoe, new Condition("gate", "soft")))));
  }

  /// Twelve points.
  static SearchSpace small() {
    return new SearchSpace(List.of(
        new Parameter.Whole("layers", 1, 2, Scale.LINEAR, List.of()),
        new Parameter.Permutation("order", List.of("a", "b", "c"), List.of()),
        new Parameter.Real("fixed", 3, 3, Scale.LOG, List.of())));
  }

  /// One point, although there are parameters.
  static SearchSpace single() {
    return new SearchSpace(List.of(
        new Parameter.Real("real", 0.1, 0.1, Scale.LINEAR, List.of()),
        new Parameter.Whole("whole", 7, 7, Scale.LOG, List.of()),
        new Parameter.Choice("choice", List.of("only"), List.of()),
        new Parameter.Simplex("simplex", List.of("only"), List.of()),
        new Parameter.Permutation("permutation", List.of("only"), List.of())));
  }

  /// As many parameters as asked for, of every kind.
  static SearchSpace wide(int parameters) {
    return new SearchSpace(IntStream.range(0, parameters).<Parameter>mapToObj(i -> switch (i % 5) {
      case 0 -> new Parameter.Real("p" + i, 0, 1, Scale.LINEAR, List.of());
      case 1 -> new Parameter.Whole("p" + i, 1, 1000, Scale.LOG, List.of());
      case 2 -> new Parameter.Choice("p" + i, List.of("a", "b", "c"), List.of());
      case 3 -> new Parameter.Simplex("p" + i, List.of("a", "b", "c", "d", "e", "f", "g", "h"), List.of());
      default -> new Parameter.Permutation("p" + i, List.of("a", "b", "c", "d", "e", "f", "g", "h"), List.of());
    }).toList());
  }
}
