package dev.medley.robustness;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes inputs worse by chance. The strength is the probability with which each word is hit, or the deviation of what is added to each number, in units of the numbers' own.
/// A tag goes where its word goes. At strength 0 nothing changes.
public enum Corruption {

  /// Words are left out, but never all of a text.
  DROP(true) {
    @Override
    List<Integer> order(int words, double strength, RandomGenerator random) {
      var kept = new ArrayList<Integer>();
      int spared = random.nextInt(words);
      for (int w = 0; w < words; w++) if (random.nextDouble() >= strength || w == spared) kept.add(w);
      return kept;
    }
  },

  /// A word changes places with the next.
  SWAP(true) {
    @Override
    List<Integer> order(int words, double strength, RandomGenerator random) {
      var order = super.order(words, strength, random);
      for (int w = 0; w + 1 < words; w++) {
        if (random.nextDouble() < strength) java.util.Collections.swap(order, w, w + 1);
      }
      return order;
    }
  },

  /// In a word, two neighbouring letters change places, or one is left out, doubled or replaced.
  TYPOS(true) {
    @Override
    String word(String word, double strength, RandomGenerator random) {
      return random.nextDouble() < strength ? Typo.in(word, random) : word;
    }
  },

  /// Numbers, or pixels, get normal noise.
  NOISE(false) {
    @Override
    float number(float number, double deviation, double strength, RandomGenerator random) {
      return (float) (number + strength * deviation * random.nextGaussian());
    }
  };

  private final boolean ofTexts;

  Corruption(boolean ofTexts) {
    this.ofTexts = ofTexts;
  }

  /// Whether it makes such inputs worse.
  public boolean concerns(Input input) {
    return input instanceof Input.Words == ofTexts;
  }

  /// The example with a worse input.
  ///
  /// @param deviations of each input number, or of each channel of images
  public Example of(Example example, double strength, List<Double> deviations, RandomGenerator random) {
    return switch (example.input()) {
      case Input.Words(var words) -> {
        var order = order(words.size(), strength, random);
        var worse = order.stream().map(w -> word(words.get(w), strength, random)).toList();
        yield with(example, new Input.Words(worse), example.answer() instanceof Answer.Tags(var tags)
            ? new Answer.Tags(order.stream().map(tags::get).toList())
            : example.answer());
      }
      case Input.Image(int channels, int height, int width, var values) ->
        with(example, new Input.Image(channels, height, width, worse(values, height * width, strength, deviations, random)),
            example.answer());
      case Input.Vector(var numbers) -> with(example, new Input.Vector(worse(numbers, 1, strength, deviations, random)), example.answer());
    };
  }

  private static Example with(Example example, Input input, Answer answer) {
    return new Example(input, answer, example.domain(), example.difficulty());
  }

  /// @param each how many numbers that follow each other have one deviation
  private List<Float> worse(List<Float> numbers, int each, double strength, List<Double> deviations, RandomGenerator random) {
    var worse = new ArrayList<Float>(numbers.size());
    for (int i = 0; i < numbers.size(); i++) worse.add(number(numbers.get(i), deviations.get(i / each), strength, random));
    return worse;
  }

  /// Which words of the text follow each other.
  List<Integer> order(int words, double strength, RandomGenerator random) {
    var order = new ArrayList<Integer>();
    for (int w = 0; w < words; w++) order.add(w);
    return order;
  }

  String word(String word, double strength, RandomGenerator random) {
    return word;
  }

  float number(float number, double deviation, double strength, RandomGenerator random) {
    return number;
  }
}
