package dev.medley.training;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Op;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.random.Streams;

/// Fills a member's parameters as they start. Every element is a function of (study seed, trial, parameter's name, task, index).
final class Initializer {

  private final long studySeed;
  private final long trial;

  Initializer(Member member) {
    studySeed = member.studySeed();
    trial = member.line();
  }

  Weights weights(ParameterLayout layout, int tasks) {
    float[] shared = new float[layout.sharedSize()];
    layout.shared().forEach(p -> fill(shared, p.offset(), p, ""));
    float[] own = new float[tasks * layout.ownSize()];
    for (int t = 0; t < tasks; t++) {
      int begin = t * layout.ownSize();
      String suffix = " " + t;
      layout.own().forEach(p -> fill(own, begin + p.offset(), p, suffix));
    }
    return new Weights(shared, own);
  }

  private void fill(float[] target, int offset, ParameterLayout.Place place, String suffix) {
    long seed = Streams.seed(studySeed, trial, "start " + place.name() + suffix);
    var init = ((Op.Parameter) place.parameter().op()).init();
    for (int i = 0; i < place.size(); i++) {
      target[offset + i] = switch (init) {
        case Init.Fill(float value) -> value;
        case Init.Uniform(float bound) -> (2 * Streams.uniform(seed, i) - 1) * bound;
        case Init.Normal(float deviation) -> normal(seed, i) * deviation;
      };
    }
  }

  /// Box and Muller's transform of two uniform numbers.
  private static float normal(long seed, long index) {
    double u = 1 - Streams.uniform(seed, 2 * index);
    double v = Streams.uniform(seed, 2 * index + 1);
    return (float) (Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v));
  }
}
