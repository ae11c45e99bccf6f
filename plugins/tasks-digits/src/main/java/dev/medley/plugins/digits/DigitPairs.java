package dev.medley.plugins.digits;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Two digits laid over each other, one at the upper left and one at the lower right, of which a task asks for one: the two-task problem known as MultiMNIST, on small digits.
///
/// A pixel is the brighter of the two. Used twice, with the sides `left` and `right`, it gives two tasks on the same images that compete for one network. A third asks for the `sum` of both: by the rule `left + right = sum`
/// it tells something of digits that nobody has labelled.
///
/// @see <a href="https://arxiv.org/abs/1710.09829">Sabour et al., Dynamic Routing Between Capsules, NIPS 2017</a>
record DigitPairs(Settings settings) implements Task {

  static final String LEFT = "left";
  private static final String SUM = "sum";
  private static final int DIGITS = 10;
  static final List<Setting> SETTINGS = List.of(
      Setting.choice("side", List.of(LEFT, "right", SUM), LEFT, "Which of the two digits is asked for, or their sum."),
      Setting.whole("train", 1, 100_000, 8000, "How many pairs there are to train on."),
      Setting.whole("validation", 1, 100_000, 1000, "How many pairs there are to validate with."),
      Setting.whole("test", 0, 100_000, 4000, "How many pairs there are to test on."),
      Setting.whole("offset", 0, 8, 4, "By how many pixels the right digit is shifted to the right and down."),
      Pixels.SETTING,
      Setting.whole("seed", 0, Integer.MAX_VALUE, 0, "Which digits go to which split and form which pairs; one for all sides."));

  @Override
  public TaskData load() {
    var splits = DigitSplits.shuffled(settings.whole("seed"));
    var random = new SplittableRandom(settings.whole("seed") + 1L);
    return new TaskData(target(), pairs(splits.train(), settings.whole("train"), random.split()),
        pairs(splits.validation(), settings.whole("validation"), random.split()),
        pairs(splits.test(), settings.whole("test"), random.split()));
  }

  private Target target() {
    return settings.word("side").equals(SUM)
        ? new Target.Classes(IntStream.rangeClosed(0, 2 * (DIGITS - 1)).mapToObj(String::valueOf).toList())
        : SingleDigits.digits(Pixels.of(settings)).target();
  }

  private int asked(Digit left, Digit right) {
    return switch (settings.word("side")) {
      case LEFT -> left.shown();
      case SUM -> left.shown() + right.shown();
      default -> right.shown();
    };
  }

  private List<Example> pairs(List<Digit> digits, int count, RandomGenerator random) {
    var pairs = new ArrayList<Example>();
    for (int i = 0; i < count; i++) {
      var first = digits.get(random.nextInt(digits.size()));
      var second = digits.get(random.nextInt(digits.size()));
      pairs.add(
          new Example(Pixels.of(settings).shown(laidOver(first, second, settings.whole("offset")), Digit.SIDE + settings.whole("offset")),
              new Answer.Label(asked(first, second))));
    }
    return pairs;
  }

  /// The pixels of both on a canvas that holds both.
  static List<Float> laidOver(Digit left, Digit right, int offset) {
    int side = Digit.SIDE + offset;
    var pixels = new ArrayList<Float>(side * side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        var a = pixel(left, x, y);
        var b = pixel(right, x - offset, y - offset);
        pixels.add(a >= b ? a : b);
      }
    }
    return pixels;
  }

  private static Float pixel(Digit digit, int x, int y) {
    boolean inside = x >= 0 && x < Digit.SIDE && y >= 0 && y < Digit.SIDE;
    return inside ? digit.pixels().get(y * Digit.SIDE + x) : 0f;
  }
}
