package dev.medley.testkit;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/// A small network with what is needed to run it anywhere: for comparing two ways of evaluating the tensor language.
///
/// @param tasks   how many tasks the network is for
/// @param write   writes the network and returns its result, of any shape and type
/// @param fields  how its inputs are drawn, by name; standard normal where nothing is said
/// @param scalars the interval of each number that a member chooses for itself, by name
/// @param smooth  whether its gradients are the derivatives of its value, so that finite differences show them: not at ties, nor where a gradient is stopped or scaled
public record Expression(String name, int tasks, Function<Network, Tensor> write, Map<String, Field> fields,
    Map<String, Field.Uniform> scalars, boolean smooth) {

  public Expression {
    fields = Map.copyOf(fields);
    scalars = Map.copyOf(scalars);
  }

  static Expression of(String name, Function<Network, Tensor> write) {
    return new Expression(name, 1, write, Map.of(), Map.of(), true);
  }

  Expression tasks(int count) {
    return new Expression(name, count, write, fields, scalars, smooth);
  }

  Expression with(String input, Field field) {
    var more = new HashMap<>(fields);
    more.put(input, field);
    return new Expression(name, tasks, write, more, scalars, smooth);
  }

  Expression scalar(String scalar, double low, double high) {
    var more = new HashMap<>(scalars);
    more.put(scalar, new Field.Uniform(low, high));
    return new Expression(name, tasks, write, fields, more, smooth);
  }

  Expression rough() {
    return new Expression(name, tasks, write, fields, scalars, false);
  }

  /// The network's result; its parameters are declared in the given network.
  public Tensor result(Network network) {
    return write.apply(network);
  }

  /// A scalar of the result in which every element has a weight of its own, so that no error cancels.
  public Tensor loss(Network network) {
    return weighed(result(network));
  }

  /// The scalar that [#loss] makes of a result.
  public static Tensor weighed(Tensor result) {
    var weights = new float[result.shape().size()];
    for (int i = 0; i < weights.length; i++) weights[i] = (float) (0.6 + 0.4 * Math.sin(2.3 * i));
    return result.toFloat().mul(Tensor.constant(result.shape(), weights)).sum();
  }

  /// A member's parameters, numbers, task and micro-batch, drawn from a seed; the task is the seed modulo the number of tasks.
  public Bindings bindings(long seed) {
    var network = Network.empty();
    var inputs = inputs(result(network));
    var random = new SplittableRandom(seed);
    var drawn = new HashMap<String, Array>();
    inputs.forEach((name, tensor) -> drawn.put(name, fields.getOrDefault(name, new Field.Normal()).draw(tensor.shape(), random)));
    var numbers = new HashMap<String, Double>();
    new TreeMap<>(scalars).forEach((name, interval) -> numbers.put(name, interval.draw(Shape.SCALAR, random).item()));
    return Bindings.none().withParameters(Starts.of(network, tasks, seed)).withScalars(numbers).withInputs(drawn)
        .withTask((int) (seed % tasks));
  }

  /// The inputs that a tensor is made of, by name, in the order in which they are first needed.
  public static Map<String, Tensor> inputs(Tensor tensor) {
    var inputs = new LinkedHashMap<String, Tensor>();
    for (var each : Interpreter.inOrder(tensor)) if (each.op() instanceof Op.Input(var name)) inputs.putIfAbsent(name, each);
    return inputs;
  }

  /// A tensor and all that it is made of, operands first.
  public static List<Tensor> parts(Tensor tensor) {
    return Interpreter.inOrder(tensor);
  }

  @Override
  public String toString() {
    return name;
  }
}
