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

    /// Running text as words: punctuation stands apart, one mark at a time, and so do clitics (`do n't`, `people 's`); a hyphen between letters joins;
    /// figures stand apart from letters; case is kept. Breaking words that were joined by spaces gives the same words back.
    ///
    /// Every task that reads running text should read it so: then one word has one form in all tasks, and in what a model is later asked. A text of spaces alone
    /// has no word and is refused, as any empty text is.
    public static Words of(String text) {
      return new Words(Tokenizer.words(text));
    }
  }

  /// An image: channel after channel, each row after row from the top, each row from the left. All images of a study are of one size.
  ///
  /// @param values as many as channels times height times width
  record Image(int channels, int height, int width, List<Float> values) implements Input {
    public Image {
      values = List.copyOf(values);
      if (channels < 1 || height < 1 || width < 1 || values.size() != channels * height * width) {
        throw new IllegalArgumentException(
            "An image of " + channels + " x " + height + " x " + width + " has as many values, not " + values.size());
      }
    }
  }

  /// Numbers, as many for every example of a study.
  record Vector(List<Float> numbers) implements Input {
    public Vector {
      numbers = List.copyOf(numbers);
    }
  }
}
