package dev.medley.search;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/// Sobol's sequence, scrambled: evenly spread points of the unit cube, other ones for each seed.
///
/// Nested uniform scrambling turns each binary digit of a coordinate by a hash of the digits before it, which keeps the sequence's equal spread
/// and makes each point uniformly distributed. The sequence's first point, the corner, is a point like any other then, and dropping it would
/// spoil the balance of the first powers of two.
///
/// @see <a href="https://doi.org/10.1007/978-1-4612-2552-2_19">Owen, Randomly Permuted (t,m,s)-Nets and (t,s)-Sequences, 1995</a>
final class ScrambledSobol {

  /// As many dimensions as the table of direction numbers has; coordinates beyond it are plainly random.
  private static final int MOST_DIMENSIONS = 1000;

  private static final int DIGITS = 32;

  private final SobolSequenceGenerator sequence;
  private final int dimensions;
  private final long seed;

  ScrambledSobol(int dimensions, long seed) {
    this.sequence = new SobolSequenceGenerator(Math.clamp(dimensions, 1, MOST_DIMENSIONS));
    this.dimensions = dimensions;
    this.seed = seed;
  }

  /// The point with a number, from 0.
  double[] point(int number, RandomGenerator random) {
    var plain = plain(number);
    var point = new double[dimensions];
    for (int i = 0; i < dimensions; i++) point[i] = i < plain.length ? scrambled(plain[i], i) : random.nextDouble();
    return point;
  }

  /// The generator keeps its place between points, and no other thread may move it meanwhile.
  private double[] plain(int number) {
    synchronized (sequence) {
      return sequence.skipTo(number);
    }
  }

  private double scrambled(double coordinate, int dimension) {
    long digits = (long) Math.scalb(coordinate, DIGITS);
    long stream = Streams.mixed(Streams.mixed(seed) ^ dimension);
    long turned = digits;
    for (int digit = DIGITS - 1; digit >= 0; digit--) {
      long before = (digits >>> (digit + 1)) | (1L << (DIGITS - 1 - digit)); // the leading 1 tells 0 from 00
      turned ^= (Streams.mixed(stream ^ before) >>> 63) << digit;
    }
    return Math.scalb(turned + 0.5, -DIGITS);
  }
}
