package dev.medley.training.model;

import dev.medley.api.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;

/// Writes expressions in a canonical form and hashes it.
final class Fingerprint {

  private final IdentityHashMap<Tensor, Integer> numbers = new IdentityHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private Fingerprint() {}

  static String of(List<Tensor> roots) {
    var fingerprint = new Fingerprint();
    roots.forEach(fingerprint::write);
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(fingerprint.text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private int write(Tensor tensor) {
    var known = numbers.get(tensor);
    if (known != null) return known;
    var inputs = tensor.inputs().stream().map(this::write).toList();
    // Records print their components; constants print the hash of their content.
    String op = tensor.op() instanceof dev.medley.api.tensor.Op.Constant(var values)
        ? "Constant " + java.util.Arrays.hashCode(values.toArray())
        : tensor.op().toString();
    text.append(op).append(inputs).append(tensor.shape()).append(tensor.type()).append('\n');
    numbers.put(tensor, numbers.size());
    return numbers.size() - 1;
  }
}
