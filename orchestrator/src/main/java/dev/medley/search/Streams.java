package dev.medley.search;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Random streams as functions of what they are for.
final class Streams {

  private Streams() {}

  /// The stream of one attempt at one proposal.
  static RandomGenerator of(long seed, long proposal, int attempt) {
    return new SplittableRandom(mixed(mixed(mixed(seed) + proposal) + attempt));
  }

  /// A number whose every bit depends on every bit of the argument (the finaliser of SplitMix64 over a Weyl step).
  static long mixed(long bits) {
    long z = bits + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
