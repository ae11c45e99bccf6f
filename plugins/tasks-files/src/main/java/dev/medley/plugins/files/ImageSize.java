package dev.medley.plugins.files;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How large the images of a file are.
record ImageSize(int channels, int height, int width) {

  private static final Pattern SIDES = Pattern.compile("(?:([1-9][0-9]{0,3})x)?([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");

  /// Reads `3x32x32`, or `28x28` for one channel; nothing from nothing, and an image without a number from what is neither.
  static Optional<ImageSize> of(String text) {
    if (text.isBlank()) return Optional.empty();
    var match = SIDES.matcher(text.strip());
    if (!match.matches()) return Optional.of(new ImageSize(0, 0, 0));
    var sides = Stream.of(match.group(1) == null ? "1" : match.group(1), match.group(2), match.group(3)).map(Integer::valueOf).toList();
    return Optional.of(new ImageSize(sides.get(0), sides.get(1), sides.get(2)));
  }

  int size() {
    return channels * height * width;
  }
}
