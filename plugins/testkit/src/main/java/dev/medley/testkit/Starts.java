package dev.medley.testkit;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Draws the parameters of a network as they are declared to start, each from a stream of its own name, as numbers that a `float` holds exactly.
public final class Starts {

  private Starts() {}

  /// @param tasks how many tasks there are; a parameter of which each has its own gets them as a first axis
  public static Map<String, Array> of(Network network, int tasks, long seed) {
    var values = new HashMap<String, Array>();
    for (var parameter : network.parameters()) values.put(parameter.name(), draw(parameter, tasks, seed));
    return values;
  }

  private static Array draw(Tensor parameter, int tasks, long seed) {
    if (!(parameter.op() instanceof Op.Parameter(var name, var init, var owner)))
      throw new IllegalArgumentException(parameter + " is not a parameter");
    var stream = new SplittableRandom(seed * 31 + name.hashCode());
    return Array.generate(owner == Owner.TASK ? perTask(parameter.shape(), tasks) : parameter.shape(), i -> (float) switch (init) {
      case Init.Fill(float value) -> value;
      case Init.Uniform(float bound) -> stream.nextDouble(-bound, bound);
      case Init.Normal(float deviation) -> deviation * stream.nextGaussian();
    });
  }

  private static Shape perTask(Shape shape, int tasks) {
    return Shape.of(IntStream.concat(IntStream.of(tasks), shape.dims().stream().mapToInt(Integer::intValue)).toArray());
  }
}
