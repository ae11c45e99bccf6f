package dev.medley.training.data;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Adds numbers up to something that tells whether they are still the same.
final class Checksum {

  private final CRC32C sum = new CRC32C();

  Checksum add(int... numbers) {
    var bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES);
    bytes.asIntBuffer().put(numbers);
    sum.update(bytes.array());
    return this;
  }

  Checksum add(float... numbers) {
    var bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    bytes.asFloatBuffer().put(numbers);
    sum.update(bytes.array());
    return this;
  }

  /// Eight hexadecimal digits.
  String hex() {
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
