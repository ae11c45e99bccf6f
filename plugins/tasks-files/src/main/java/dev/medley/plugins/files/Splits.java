package dev.medley.plugins.files;

import dev.medley.api.task.Split;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which split a row belongs to.
final class Splits {

  /// Purposes for which a row's content is drawn from, so that the draws do not depend on each other.
  private static final int SPLIT = 1;
  private static final int SAMPLE = 2;

  private Splits() {}

  /// The split that a column names: `train`, `validation` (`valid`, `validate`, `val`, `dev`) or `test`, in any case; a prefix may stand before it, as in `oos_val`.
  static Optional<Split> named(String name) {
    String word = name.strip().toLowerCase(Locale.ROOT);
    return switch (word.substring(Math.max(word.lastIndexOf('_'), word.lastIndexOf('-')) + 1)) {
      case "train", "training" -> Optional.of(Split.TRAIN);
      case "validation", "valid", "validate", "val", "dev" -> Optional.of(Split.VALIDATION);
      case "test" -> Optional.of(Split.TEST);
      default -> Optional.empty();
    };
  }

  /// The split that a draw gives.
  static Split drawn(double draw, double validation, double test) {
    if (draw < test) return Split.TEST;
    return draw < test + validation ? Split.VALIDATION : Split.TRAIN;
  }

  /// In `[0, 1)`, from what a model sees of a row, so that equal inputs stay together and a row keeps its split when others are added.
  static double draw(List<Cell> inputs) {
    return draw(inputs, SPLIT);
  }

  /// Where a row stands in line when only some are kept, in `[0, 1)`.
  static double place(List<Cell> inputs) {
    return draw(inputs, SAMPLE);
  }

  /// FNV-1a over the characters, then the finaliser of MurmurHash3, without which texts that end alike would draw alike.
  private static double draw(List<Cell> inputs, int purpose) {
    long hash = 0xcbf29ce484222325L ^ purpose;
    for (var cell : inputs) {
      String text = cell.text() + '\u001F';
      for (int i = 0; i < text.length(); i++) hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return ((hash ^ (hash >>> 33)) >>> 11) * 0x1p-53;
  }
}
