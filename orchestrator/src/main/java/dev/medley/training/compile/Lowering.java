package dev.medley.training.compile;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Lowers expressions, one operation after the other, into a method's body. Each expression is lowered once per group that needs it, or once for all groups if it
/// neither depends on the task nor is demanded by one group alone.
final class Lowering {

  /// Those that take a number as it is.
  private static final Set<Op.Binary.Function> ARITHMETIC = EnumSet.of(Op.Binary.Function.ADD, Op.Binary.Function.SUB,
      Op.Binary.Function.MUL, Op.Binary.Function.DIV, Op.Binary.Function.POW);

  private final Script script;
  private final Frame frame;
  private final Sources sources;
  private final Products products;
  private final Recurrences recurrences;
  private final Graph graph;
  private final Demand demand;
  private final Map<Group, Map<Tensor, Value>> done = new HashMap<>();
  private final Map<Group, Map<Tensor, Value>> sliced = new HashMap<>();

  Lowering(Script script, Frame frame, Sources sources, Graph graph, Demand demand) {
    this.script = script;
    this.frame = frame;
    this.sources = sources;
    this.graph = graph;
    this.demand = demand;
    this.products = new Products(script, frame);
    this.recurrences = new Recurrences(script, frame);
  }

  /// Takes the value of an expression as given.
  void given(Tensor tensor, Group group, Value value) {
    cache(tensor, group).put(tensor, value);
  }

  private Map<Tensor, Value> cache(Tensor tensor, Group group) {
    return done.computeIfAbsent(graph.dependsOnTask(tensor) || demand.apart(tensor) ? group : Group.NONE, _ -> new IdentityHashMap<>());
  }

  Value lower(Tensor tensor, Group group) {
    var cache = cache(tensor, group);
    var known = cache.get(tensor);
    if (known != null) return known;
    var value = operation(tensor, group);
    cache.put(tensor, value);
    return value;
  }

  /// An operand of an expression; where that is computed in its group's micro-batches alone, the operand's part of them.
  private Value operand(Tensor tensor, int index, Group group) {
    return part(tensor, tensor.inputs().get(index), group);
  }

  private Value part(Tensor tensor, Tensor input, Group group) {
    var value = lower(input, group);
    if (value.layout() != Layout.BATCH || !demand.apart(tensor)) return value;
    return sliced.computeIfAbsent(group, _ -> new IdentityHashMap<>()).computeIfAbsent(input, _ -> frame.slotted(script, value, group));
  }

  private List<Value> operands(Tensor tensor, Group group) {
    return IntStream.range(0, tensor.inputs().size()).mapToObj(i -> operand(tensor, i, group)).toList();
  }

  private Value operation(Tensor tensor, Group group) {
    return switch (tensor.op()) {
      case Op.Parameter _ -> sources.parameter(tensor, group);
      case Op.Input _ -> sources.input(tensor, group);
      case Op.Scalar _ -> sources.scalar(tensor);
      case Op.Constant _ -> sources.constant(tensor);
      case Op.TaskIndex _ -> new Value(group.task(), Layout.SLOT, tensor.shape());
      case Op.Unary(var function) -> elementwise(tensor, group, unary(function));
      case Op.Binary(var function) -> binary(tensor, function, group);
      case Op.Where _ -> elementwise(tensor, group, "torch.where(%s, %s, %s)");
      case Op.Convert(var type) -> elementwise(tensor, group, "torch.to(%s, " + code(type) + ")");
      case Op.Reshape _ -> {
        var x = operand(tensor, 0, group);
        yield let(tensor, x.layout(), "torch.reshape(" + x.name() + ", " + frame.dims(x.layout(), group, tensor.shape()) + ")");
      }
      case Op.Permute(var order) -> {
        var x = operand(tensor, 0, group);
        int lead = frame.lead(x.layout(), group).size();
        var axes = new ArrayList<Integer>();
        for (int i = 0; i < lead; i++) axes.add(i);
        order.forEach(axis -> axes.add(axis + lead));
        yield let(tensor, x.layout(), "torch.permute(" + x.name() + ", " + Script.list(axes) + ")");
      }
      case Op.Expand _ -> {
        var x = operand(tensor, 0, group);
        String aligned = frame.aligned(script, x, x.layout(), tensor.shape().rank(), group);
        yield let(tensor, x.layout(), "torch.expand(" + aligned + ", " + frame.dims(x.layout(), group, tensor.shape()) + ")");
      }
      case Op.Narrow(int axis, int start, int length) ->
        along(tensor, group, "torch.narrow(%s, " + fromEnd(tensor.inputs().getFirst(), axis) + ", " + start + ", " + length + ")");
      case Op.Concat(int axis) -> concat(tensor, axis, group);
      case Op.Reduce(var function, int axis) -> reduce(tensor, function, axis, group);
      case Op.Softmax(int axis) -> along(tensor, group, "torch.softmax(%s, " + fromEnd(tensor, axis) + ")");
      case Op.LogSoftmax(int axis) -> along(tensor, group, "torch.log_softmax(%s, " + fromEnd(tensor, axis) + ")");
      case Op.Matmul _ -> matmul(tensor, group);
      case Op.Embedding _ -> embedding(tensor, group);
      case Op.Pick _ -> pick(tensor, group);
      case Op.Scatter(int rows) -> products.scatter(operand(tensor, 0, group), operand(tensor, 1, group), rows, group);
      case Op.AllTasks(boolean learns) -> sources.ofAllTasks(tensor.inputs().getFirst(), learns);
      case Op.WhenTraining _ -> operand(tensor, sources.training() ? 0 : 1, group);
      case Op.Take _ -> products.take(operand(tensor, 0, group), operand(tensor, 1, group), tensor.shape(), group);
      case Op.Normalize(double epsilon) ->
        along(tensor, group, "torch.layer_norm(%s, [" + tensor.shape().dim(-1) + "], None, None, " + epsilon + ")");
      case Op.Dropout _ -> dropout(tensor, group);
      case Op.Windows(int size) -> windows(tensor, size, group);
      case Op.Conv2d(int stride, int padding) ->
        products.conv2d(operand(tensor, 0, group), operand(tensor, 1, group), stride, padding, tensor.shape(), group);
      case Op.MaxPool2d(int size) -> {
        var x = operand(tensor, 0, group);
        var s = x.shape();
        String flat = script.let("torch.reshape(" + x.name() + ", " + Script.list(-1, s.dim(1), s.dim(2), s.dim(3)) + ")");
        String pooled = script
            .let("torch.max_pool2d(" + flat + ", [" + size + ", " + size + "], [" + size + ", " + size + "], [0, 0], [1, 1], False)");
        yield let(tensor, x.layout(), "torch.reshape(" + pooled + ", " + frame.dims(x.layout(), group, tensor.shape()) + ")");
      }
      case Op.Attention _ -> products.attention(operands(tensor, group), group);
      case Op.Recurrence recurrence -> recurrences.lower(recurrence, operands(tensor, group), tensor.shape(), group);
      case Op.StopGradient _ -> along(tensor, group, "torch.detach(%s)");
      // x as it is forward, and backward the factor alone: detach(x) + f·(x - detach(x)) has exactly the value of x.
      case Op.ScaleGradient _ ->
        elementwise(tensor, group, "torch.add(torch.detach(%1$s), torch.mul(torch.sub(%1$s, torch.detach(%1$s)), %2$s))");
      case Op.Call(var function, var literals, int innerRank) -> call(tensor, function, literals, innerRank, group);
    };
  }

  private Value binary(Tensor tensor, Op.Binary.Function function, Group group) {
    var left = tensor.inputs().get(0);
    var right = tensor.inputs().get(1);
    if (function == Op.Binary.Function.ADD && left.op() instanceof Op.Matmul && graph.uses(left) == 1 && right.shape().rank() == 1) {
      var fused = products.linear(operand(left, 0, group), operand(left, 1, group), operand(tensor, 1, group),
          tensor.shape(), group);
      if (fused.isPresent()) return fused.get();
    }
    if (right.op() instanceof Op.Constant(var number) && right.shape().rank() == 0
        && ARITHMETIC.contains(function)) {
      return along(tensor, group, "torch." + word(function) + "(%s, " + (double) number.get(0) + ")");
    }
    return elementwise(tensor, group, "torch." + word(function) + "(%s, %s)");
  }

  /// A product with a matrix to which one of low rank is added, `x·(W + A·B)`, is `x·W + (x·A)·B`: the sum is never made, and `x·W` stays one product for all tasks.
  private Value matmul(Tensor tensor, Group group) {
    var x = tensor.inputs().get(0);
    var w = tensor.inputs().get(1);
    if (!(w.op() instanceof Op.Binary(var function)) || function != Op.Binary.Function.ADD || w.shape().rank() != 2
        || !(w.inputs().get(1).op() instanceof Op.Matmul))
      return products.matmul(operand(tensor, 0, group), operand(tensor, 1, group), tensor.shape(), group);
    var low = w.inputs().get(1);
    var given = operand(tensor, 0, group);
    var whole = products.matmul(given, part(tensor, w.inputs().get(0), group), tensor.shape(), group);
    var down = low.inputs().get(0);
    var thin = products.matmul(given, part(tensor, down, group), x.shape().with(-1, down.shape().dim(1)), group);
    var added = products.matmul(thin, part(tensor, low.inputs().get(1), group), tensor.shape(), group);
    var layout = whole.layout().join(added.layout());
    int rank = tensor.shape().rank();
    return let(tensor, layout, "torch.add(" + frame.aligned(script, whole, layout, rank, group) + ", "
        + frame.aligned(script, added, layout, rank, group) + ")");
  }

  private static String word(Op.Binary.Function function) {
    return switch (function) {
      case ADD, SUB, MUL, DIV, POW, MAXIMUM, MINIMUM, EQ, GT, GE -> function.name().toLowerCase(Locale.ROOT);
      case AND -> "logical_and";
    };
  }

  private static String unary(Op.Unary.Function function) {
    return switch (function) {
      case NEG, ABS, EXP, LOG, SQRT, SQUARE, RECIPROCAL, SIN, COS, TANH, SIGMOID, RELU, GELU, SOFTPLUS, SIGN ->
        "torch." + function.name().toLowerCase(Locale.ROOT) + "(%s)";
      case NOT -> "torch.logical_not(%s)";
    };
  }

  private Value reduce(Tensor tensor, Op.Reduce.Function function, int axis, Group group) {
    int at = fromEnd(tensor.inputs().getFirst(), axis);
    return switch (function) {
      case SUM -> along(tensor, group, "torch.sum(%s, [" + at + "])");
      case MEAN -> along(tensor, group, "torch.mean(%s, [" + at + "])");
      case LOGSUMEXP -> along(tensor, group, "torch.logsumexp(%s, [" + at + "])");
      case ARGMAX -> along(tensor, group, "torch.argmax(%s, " + at + ", False)");
      case MAX -> {
        var x = operand(tensor, 0, group);
        String largest = script.let("torch.max(" + x.name() + ", " + at + ", False)");
        yield let(tensor, x.layout(), largest + "[0]");
      }
    };
  }

  private Value concat(Tensor tensor, int axis, Group group) {
    var parts = operands(tensor, group);
    var layout = join(parts);
    var names = parts.stream().map(p -> frame.expanded(script, p, layout, group).name()).toList();
    return let(tensor, layout, "torch.cat(" + Script.list(names) + ", " + fromEnd(tensor, axis) + ")");
  }

  private Value embedding(Tensor tensor, Group group) {
    var table = tensor.inputs().get(0);
    var ids = operand(tensor, 1, group);
    if (sources.isTable(table)) return sources.embedding(table, ids, group);
    return products.embedding(operand(tensor, 0, group), ids, tensor.shape(), group);
  }

  private Value pick(Tensor tensor, Group group) {
    var values = operand(tensor, 0, group);
    var ids = operand(tensor, 1, group);
    var layout = values.layout().join(ids.layout());
    String source = frame.expanded(script, values, layout, group).name();
    String at = script.let("torch.unsqueeze(" + frame.expanded(script, ids, layout, group).name() + ", -1)");
    return let(tensor, layout, "torch.squeeze(torch.gather(" + source + ", -1, " + at + "), -1)");
  }

  private Value dropout(Tensor tensor, Group group) {
    var x = operand(tensor, 0, group);
    if (!sources.training()) return x;
    var rate = operand(tensor, 1, group);
    // Even of what all members share, each member drops its own elements.
    var layout = x.layout().join(rate.layout()).join(Layout.MEMBER);
    var full = frame.expanded(script, x, layout, group);
    String noise = sources.noise(graph.dropoutNumber(tensor), layout, tensor.shape(), group);
    String at = frame.aligned(script, rate, layout, tensor.shape().rank(), group);
    String kept = script.let("torch.to(torch.ge(" + noise + ", " + at + "), 6)");
    return let(tensor, layout, "torch.mul(" + full.name() + ", torch.div(" + kept + ", torch.rsub(" + at + ", 1.)))");
  }

  private Value windows(Tensor tensor, int size, Group group) {
    var x = operand(tensor, 0, group);
    int reach = size / 2;
    String padded = script.let("torch.constant_pad_nd(" + x.name() + ", [0, 0, " + reach + ", " + reach + "], 0)");
    var shifted = new ArrayList<String>();
    for (int i = 0; i < size; i++) shifted.add("torch.narrow(" + padded + ", -2, " + i + ", " + tensor.shape().dim(1) + ")");
    return let(tensor, x.layout(), "torch.cat(" + Script.list(shifted) + ", -1)");
  }

  private Value call(Tensor tensor, String function, List<String> literals, int innerRank, Group group) {
    var operands = operands(tensor, group);
    var layout = join(operands);
    var arguments = new ArrayList<String>();
    for (var operand : operands) {
      arguments.add(innerRank > 0
          ? frame.expanded(script, operand, layout, group).name()
          : frame.aligned(script, operand, layout, tensor.shape().rank(), group));
    }
    arguments.addAll(literals);
    return let(tensor, layout, function + "(" + String.join(", ", arguments) + ")");
  }

  /// Operands aligned to each other; the format's `%s` are their names.
  private Value elementwise(Tensor tensor, Group group, String format) {
    var operands = operands(tensor, group);
    var layout = join(operands);
    int rank = tensor.shape().rank();
    return let(tensor, layout, format.formatted(operands.stream().map(o -> frame.aligned(script, o, layout, rank, group)).toArray()));
  }

  /// One operand, or more of which only the first is a tensor to the engine, whose leading axes stay as they are.
  private Value along(Tensor tensor, Group group, String format) {
    var x = operand(tensor, 0, group);
    return let(tensor, x.layout(), format.formatted(x.name()));
  }

  private Value let(Tensor tensor, Layout layout, String expression) {
    return new Value(script.let(expression), layout, tensor.shape());
  }

  private static Layout join(List<Value> values) {
    return values.stream().map(Value::layout).reduce(Layout.SHARED, Layout::join);
  }

  /// An axis counted from the end, where leading axes do not matter.
  private static int fromEnd(Tensor tensor, int axis) {
    return axis - tensor.shape().rank();
  }

  static int code(DType type) {
    return switch (type) {
      case FLOAT -> 6;
      case INT -> 4;
      case BOOL -> 11;
    };
  }
}
