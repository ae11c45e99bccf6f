package dev.medley.api.task;

import java.util.List;

/// What is right for one example, or what a model predicts for it.
public sealed interface Answer {

  /// A class, by its index among the target's labels.
  record Label(int index) implements Answer {}

  /// A class for every token of a text; as many as the text has words.
  record Tags(List<Integer> indices) implements Answer {
    public Tags {
      indices = List.copyOf(indices);
    }
  }

  /// Words, in order; none is an answer too.
  record Text(List<String> words) implements Answer {
    public Text {
      words = List.copyOf(words);
    }
  }

  /// One number for every value of the target.
  record Numbers(List<Float> numbers) implements Answer {
    public Numbers {
      numbers = List.copyOf(numbers);
    }
  }
}
