package dev.medley.search;

import dev.medley.space.Condition;
import dev.medley.space.Parameter;
import dev.medley.space.Parameter.Precedence;
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

  /// One parameter of each kind that has limits of its own, and a schedule.
  static SearchSpace limited() {
    var items = List.of("a", "b", "c", "d", "e");
    return new SearchSpace(List.of(
        new Parameter.Real("rate", 1e-5, 1e-1, Scale.LOG, List.of()),
        new Parameter.Real("odds", 1e-3, 0.999, Scale.LOGIT, List.of()),
        new Parameter.Choice("size", List.of("small", "medium", "large"), true, List.of()),
        new Parameter.Simplex("least", items, List.of(0.1, 0.0, 0.2, 0.0, 0.0), 5, List.of()),
        new Parameter.Simplex("sparse", items, List.of(0.0, 0.0, 0.0, 0.0, 0.0), 2, List.of()),
        new Parameter.Simplex("both", items, List.of(0.1, 0.0, 0.0, 0.0, 0.0), 3, List.of()),
        new Parameter.Simplex("one-of", items, List.of(0.0, 0.0, 0.0, 0.0, 0.0), 1, List.of()),
        new Parameter.Permutation("order", items, List.of(new Precedence("d", "a"), new Precedence("a", "c"), new Precedence("e", "c")),
            List.of()),
        new Parameter.Schedule("schedule", 1e-4, 1e-1, Scale.LOG, 5, List.of()),
        new Parameter.Schedule("pair", -1, 1, Scale.LINEAR, 2, List.of())));
  }

  /// Limits that leave one value.
  static SearchSpace exhausted() {
    return new SearchSpace(List.of(
        new Parameter.Simplex("all", List.of("a", "b"), List.of(0.25, 0.75), 2, List.of()),
        new Parameter.Simplex("first", List.of("a", "b"), List.of(0.1, 0.0), 1, List.of()),
        new Parameter.Permutation("chain", List.of("a", "b", "c"), List.of(new Precedence("c", "b"), new Precedence("b", "a")), List.of()),
        new Parameter.Schedule("flat", 2, 2, Scale.LOG, 3, List.of())));
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
