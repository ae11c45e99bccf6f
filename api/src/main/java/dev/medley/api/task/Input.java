package dev.medley.api.task;

import java.util.List;

/// What a model sees of one example.
public sealed interface Input {

  /// A text as words, in order; at least one.
  record Words(List<String> words) implements Input {
    public Words {
      words = List.copyOf(words);
      if (words.isEmpty()) throw new IllegalArgumentException("A text needs at least one word");
    }
  }

  /// Numbers, as many for every example of a study.
  record Vector(List<Float> numbers) implements Input {
    public Vector {
      numbers = List.copyOf(numbers);
    }
  }
}
