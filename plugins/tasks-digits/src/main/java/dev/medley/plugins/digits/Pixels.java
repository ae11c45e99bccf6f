package dev.medley.plugins.digits;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.task.Input;
import java.util.List;

/// How a model is shown the pixels of a square: as an image, or as numbers side by side.
enum Pixels {
  NUMBERS, IMAGE;

  static final Setting SETTING = Setting.choice("input", List.of("numbers", "image"), "numbers",
      "Whether models see numbers, or an image, which other encoders read.");

  static Pixels of(Settings settings) {
    return settings.word("input").equals("image") ? IMAGE : NUMBERS;
  }

  Input shown(List<Float> pixels, int side) {
    return switch (this) {
      case NUMBERS -> new Input.Vector(pixels);
      case IMAGE -> new Input.Image(1, side, side, pixels);
    };
  }
}
