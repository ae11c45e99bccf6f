package dev.medley.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Tasks that the tests' rules speak of, by their places.
final class Known {

  static final List<Subject> SUBJECTS = List.of(
      new Subject("pos", List.of("NN", "NNP", "VB", ",", "-LRB-"), true),
      new Subject("entities", List.of("O", "B-person", "I-person"), true),
      new Subject("genre", List.of("news", "fiction"), false),
      new Subject("left", digits(10), false),
      new Subject("right", digits(10), false),
      new Subject("sum", digits(19), false));

  private Known() {}

  private static List<String> digits(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  /// The tasks, with one more that predicts numbers and so has no classes.
  static List<Optional<Subject>> all() {
    var all = new java.util.ArrayList<>(SUBJECTS.stream().map(Optional::of).toList());
    all.add(Optional.empty());
    return all;
  }

  static Rule rule(String text) {
    var problems = new java.util.ArrayList<dev.medley.api.error.Problem>();
    var rules = RuleParser.read(List.of(text), all(), "study", problems);
    if (!problems.isEmpty()) throw new IllegalArgumentException(problems.toString());
    return rules.getFirst();
  }
}
