package dev.medley.plugins.files;

import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import java.util.List;

/// A row that is in order.
///
/// @param draw   what decides its split where no column does
/// @param place  where it stands in line when only some are kept
/// @param target a class, tags, or numbers, as they are written
record Item(long line, Split split, double draw, double place, Input input, List<String> target, String domain) {

  /// The same row in another split.
  Item in(Split other) {
    return new Item(line, other, draw, place, input, target, domain);
  }
}
