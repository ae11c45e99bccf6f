package dev.medley.api.task;

import java.util.List;

/// What a task predicts.
public sealed interface Target {

  /// One of several classes.
  record Classes(List<String> labels) implements Target {
    public Classes {
      labels = List.copyOf(labels);
      if (labels.size() < 2) throw new IllegalArgumentException("A classification needs two classes or more, not " + labels);
    }
  }

  /// A class for each token. Labels that mark spans begin with `B-` and `I-`, and `O` is outside.
  record TokenClasses(List<String> labels) implements Target {
    public TokenClasses {
      labels = List.copyOf(labels);
      if (labels.size() < 2) throw new IllegalArgumentException("A tagging needs two classes or more, not " + labels);
    }

    /// Whether the labels mark spans.
    public boolean spans() {
      return labels.stream().anyMatch(l -> l.startsWith("B-"));
    }
  }

  /// A text: words, in order.
  record Text() implements Target {}

  /// Numbers, by name.
  record Numbers(List<String> names) implements Target {
    public Numbers {
      names = List.copyOf(names);
      if (names.isEmpty()) throw new IllegalArgumentException("A regression needs a value to predict");
    }
  }
}
