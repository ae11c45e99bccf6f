package dev.medley.testkit;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Evaluates expressions for one model and one micro-batch over plain doubles, with exact gradients: the reference for the compiled step, and all that a
/// plugin's tests need.
///
/// Where PyTorch leaves a choice, this is what holds:
/// - `argmax`, `max` and `maxPool2d` take the first of the largest, and the gradient goes to it alone; `maximum` and `minimum` of equal elements give each half;
/// - `relu`, `abs` and `sign` have gradient 0 at 0; `softplus` is the identity above 20; `gelu` is exact; `pow` with exponent 0 has gradient 0;
/// - `normalize` takes the biased variance and adds epsilon under the root;
/// - `toInt` drops the fraction; truth values are 1 and 0;
/// - no gradient flows into masks, conditions, ids, dropout rates and gradient factors.
///
/// Every tensor is evaluated once; a later question reuses it. Not thread-safe.
public final class Interpreter {

  private final Bindings bindings;
  private final Map<Tensor, Result> results = new HashMap<>();
  private int dropouts;

  public Interpreter(Bindings bindings) {
    this.bindings = bindings;
  }

  public Array value(Tensor tensor) {
    for (var each : inOrder(tensor)) if (!results.containsKey(each)) results.put(each, compute(each));
    return result(tensor).value();
  }

  /// The gradients of a scalar with respect to all parameters and inputs.
  public Gradients gradients(Tensor scalar) {
    double value = value(scalar).item();
    var flowing = new HashMap<Tensor, Array>();
    flowing.put(scalar, Array.generate(scalar.shape(), i -> 1));
    var order = inOrder(scalar);
    var active = active(order);
    for (var tensor : order.reversed()) {
      var gradient = flowing.get(tensor);
      if (gradient == null) continue;
      result(tensor).pullbacks().forEach((place, pullback) -> {
        var operand = tensor.inputs().get(place);
        if (active.contains(operand)) flowing.merge(operand, pullback.apply(gradient), Array::plus);
      });
    }
    return named(value, order, flowing);
  }

  private Gradients named(double value, List<Tensor> order, Map<Tensor, Array> flowing) {
    var parameters = new HashMap<String, Array>();
    bindings.parameters().forEach((name, bound) -> parameters.put(name, Array.zeros(bound.shape())));
    var inputs = new HashMap<String, Array>();
    for (var tensor : order) {
      if (tensor.op() instanceof Op.Input(var name) && tensor.type() == DType.FLOAT) {
        inputs.merge(name, flowing.getOrDefault(tensor, Array.zeros(tensor.shape())), Array::plus);
      }
      var gradient = flowing.get(tensor);
      if (gradient != null && tensor.op() instanceof Op.Parameter p) {
        int tasks = p.owner() == Owner.TASK ? Objects.requireNonNull(bindings.parameters().get(p.name())).shape().dim(0) : 0;
        parameters.merge(p.name(), tasks == 0 ? gradient : gradient.asRow(bindings.task(), tasks), Array::plus);
      }
      if (gradient != null && tensor.op() instanceof Op.AllTasks(boolean learns) && learns)
        parameters.merge(tensor.inputs().getFirst().name(), gradient, Array::plus);
    }
    return new Gradients(value, parameters, inputs);
  }

  private Result compute(Tensor t) {
    var shape = t.shape();
    return switch (t.op()) {
      case Op.Parameter p ->
        Result.of(p.owner() == Owner.TASK ? bindings.taskParameter(p.name(), shape) : bindings.parameter(p.name(), shape));
      case Op.Input(var name) -> Result.of(bindings.input(name, shape));
      case Op.Scalar(var name) -> Result.of(bindings.scalar(name));
      case Op.Constant(var values) -> Result.of(Array.generate(shape, values::get));
      case Op.TaskIndex() -> Result.of(Array.scalar(bindings.task()));
      case Op.Unary(var function) -> Unaries.apply(function, operand(t, 0));
      case Op.Binary(var function) -> Binaries.apply(function, operand(t, 0), operand(t, 1));
      case Op.Where() -> Binaries.where(operand(t, 0), operand(t, 1), operand(t, 2));
      case Op.Convert(var type) -> Result.of(type == DType.INT ? operand(t, 0).map(v -> (long) v) : operand(t, 0));
      case Op.Reshape(var to) -> Gather.from(operand(t, 0), to, i -> i);
      case Op.Permute(var order) -> Gather.permute(operand(t, 0), shape, order);
      case Op.Expand(var to) -> Gather.expand(operand(t, 0), to);
      case Op.Narrow(int axis, int start, _) -> Gather.narrow(operand(t, 0), shape, axis, start);
      case Op.Concat(int axis) -> Gather.concat(operands(t), shape, axis);
      case Op.Reduce reduce -> Reductions.apply(reduce, operand(t, 0), shape);
      case Op.Softmax(int axis) -> Reductions.softmax(axis, operand(t, 0));
      case Op.LogSoftmax(int axis) -> Reductions.logSoftmax(axis, operand(t, 0));
      case Op.Matmul() -> Products.matmul(operand(t, 0), operand(t, 1), shape);
      case Op.Embedding() -> Gather.embedding(operand(t, 0), operand(t, 1), shape);
      case Op.Pick() -> Gather.pick(operand(t, 0), operand(t, 1));
      case Op.Take() -> Gather.take(operand(t, 0), operand(t, 1), shape);
      case Op.Scatter _ -> Gather.scatter(operand(t, 0), operand(t, 1), shape);
      case Op.AllTasks _ -> Result.of(bindings.allTasks(t.inputs().getFirst().name(), shape));
      case Op.WhenTraining() -> {
        int chosen = bindings.mode() instanceof Mode.Training ? 0 : 1;
        yield Result.of(operand(t, chosen)).through(chosen, g -> g);
      }
      case Op.Normalize(double epsilon) -> Reductions.normalize(epsilon, operand(t, 0));
      case Op.Dropout() -> dropout(operand(t, 0), operand(t, 1).item());
      case Op.Windows(int size) -> Gather.windows(operand(t, 0), shape, size);
      case Op.Conv2d conv -> Products.conv2d(conv, operand(t, 0), operand(t, 1), shape);
      case Op.MaxPool2d(int size) -> Gather.maxPool2d(operand(t, 0), shape, size);
      case Op.Attention() -> Attention.apply(operand(t, 0), operand(t, 1), operand(t, 2), operand(t, 3));
      case Op.Recurrence recurrence -> Recurrences.apply(recurrence, operands(t));
      case Op.StopGradient() -> Result.of(operand(t, 0));
      case Op.ScaleGradient() -> {
        double factor = operand(t, 1).item();
        yield Result.of(operand(t, 0)).through(0, g -> g.map(v -> factor * v));
      }
      case Op.Call call -> Calls.apply(call, operands(t));
    };
  }

  private Result dropout(Array x, double rate) {
    int occurrence = dropouts++;
    return switch (bindings.mode()) {
      case Mode.Evaluation() -> Result.of(x).through(0, g -> g);
      case Mode.Training(var mask) -> {
        var factors = Array.generate(x.shape(), i -> rate == 0 || mask.keeps(occurrence, i) ? 1 / (1 - rate) : 0);
        yield Result.of(Array.generate(x.shape(), i -> x.get(i) * factors.get(i))).through(0,
            g -> Array.generate(x.shape(), i -> g.get(i) * factors.get(i)));
      }
    };
  }

  private Array operand(Tensor tensor, int place) {
    return result(tensor.inputs().get(place)).value();
  }

  private List<Array> operands(Tensor tensor) {
    return tensor.inputs().stream().map(t -> result(t).value()).toList();
  }

  private Result result(Tensor tensor) {
    return Objects.requireNonNull(results.get(tensor), () -> tensor + " is evaluated before what is made of it");
  }

  /// The tensors through which a gradient can reach a parameter or an input.
  private static Set<Tensor> active(List<Tensor> order) {
    var active = new HashSet<Tensor>();
    for (var tensor : order) {
      boolean source = tensor.type() == DType.FLOAT && (tensor.op() instanceof Op.Parameter || tensor.op() instanceof Op.Input);
      if (source || tensor.inputs().stream().anyMatch(active::contains)) active.add(tensor);
    }
    return active;
  }

  /// A tensor and all that it is made of, operands first. Without recursion: networks can be deep.
  static List<Tensor> inOrder(Tensor tensor) {
    var order = new ArrayList<Tensor>();
    var done = new HashSet<Tensor>();
    var open = new ArrayDeque<Tensor>(List.of(tensor));
    while (!open.isEmpty()) {
      var next = open.peek();
      var waiting = next.inputs().stream().filter(i -> !done.contains(i)).findFirst();
      if (waiting.isPresent()) {
        open.push(waiting.get());
      } else {
        open.pop();
        if (done.add(next)) order.add(next);
      }
    }
    return order;
  }
}
