package dev.medley.training.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a word as its bytes, and a space after it, so that no word is unknown. Byte `b` has id `2 + b`.
public record Utf8() implements Vocabulary {

  @Override
  public int size() {
    return 2 + 256;
  }

  @Override
  public List<Integer> ids(String word) {
    var ids = new ArrayList<Integer>();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) ids.add(2 + Byte.toUnsignedInt(b));
    ids.add(2 + ' ');
    return ids;
  }

  @Override
  public List<String> entries() {
    return List.of();
  }

  @Override
  public Unit unit() {
    return Unit.BYTES;
  }
}
