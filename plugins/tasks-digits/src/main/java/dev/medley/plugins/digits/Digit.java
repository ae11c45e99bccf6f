package dev.medley.plugins.digits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// One image.
///
/// @param pixels row by row, from 0 to 1
/// @param shown  which digit it shows
record Digit(List<Float> pixels, int shown) {

  static final int SIDE = 8;
  private static final int BRIGHTEST = 16;
  private static final String TABLE = "digits.csv.gz";

  Digit {
    pixels = List.copyOf(pixels);
    if (pixels.size() != SIDE * SIDE) throw new IllegalArgumentException("A digit has " + SIDE * SIDE + " pixels, not " + pixels.size());
  }

  /// All images of this jar.
  static List<Digit> all() {
    var resource = Objects.requireNonNull(Digit.class.getResourceAsStream(TABLE), TABLE);
    // One object for each of the seventeen values, however many images have it.
    var values = new Float[BRIGHTEST + 1];
    Arrays.setAll(values, i -> (float) i / BRIGHTEST);
    try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(resource, 1 << 16), StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> {
        int[] cells = Arrays.stream(line.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        return new Digit(Arrays.stream(cells, 0, SIDE * SIDE).mapToObj(c -> values[c]).toList(), cells[SIDE * SIDE]);
      }).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The table " + TABLE + " of this plugin's jar cannot be read", e);
    }
  }
}
