package dev.medley.plugins.digits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/// Images by split: 1,297 to train on, 250 to validate with and 250 to test on, shuffled.
record DigitSplits(List<Digit> train, List<Digit> validation, List<Digit> test) {

  private static final int TRAIN = 1297;
  private static final int VALIDATION = 250;

  static DigitSplits shuffled(long seed) {
    var all = new ArrayList<>(Digit.all());
    Collections.shuffle(all, Random.from(new SplittableRandom(seed)));
    return new DigitSplits(all.subList(0, TRAIN), all.subList(TRAIN, TRAIN + VALIDATION), all.subList(TRAIN + VALIDATION, all.size()));
  }
}
