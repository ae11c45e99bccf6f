package dev.medley.training.random;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random streams as functions of (study seed, trial number, purpose).
public final class Streams {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Streams() {}

  /// The seed of a stream.
  public static long seed(long studySeed, long trial, String purpose) {
    long hash = mix(studySeed) ^ mix(trial * GOLDEN + 1);
    for (int i = 0; i < purpose.length(); i++) hash = mix(hash + purpose.charAt(i));
    return mix(hash);
  }

  /// A stream; not thread-safe.
  public static RandomGenerator stream(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// Element `index` of the sequence of a seed, without the elements before it (SplitMix64).
  public static long at(long seed, long index) {
    return mix(seed + index * GOLDEN);
  }

  /// Element `index` as a number in `[0, 1)` with 24 bits.
  public static float uniform(long seed, long index) {
    return (at(seed, index) >>> 40) * 0x1p-24f;
  }

  private static long mix(long z) {
    z += GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
