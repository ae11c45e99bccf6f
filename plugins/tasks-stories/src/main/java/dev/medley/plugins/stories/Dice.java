package dev.medley.plugins.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws of a story.
record Dice(RandomGenerator random) {

  <T> T pick(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }

  String pick(String... among) {
    return among[random.nextInt(among.length)];
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  /// Some of a list without repetition, in random order.
  <T> List<T> some(List<T> among, int count) {
    var rest = new ArrayList<>(among);
    var some = new ArrayList<T>();
    while (some.size() < count) some.add(rest.remove(random.nextInt(rest.size())));
    return some;
  }

  <T> List<T> shuffled(List<T> all) {
    return some(all, all.size());
  }
}
