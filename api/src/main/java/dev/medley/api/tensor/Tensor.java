package dev.medley.api.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A value that a network will have: an operation on other tensors, with the shape and kind of its result.
///
/// Written for one model and one micro-batch, such as `x.matmul(w).add(b).relu()` on `(batch, features)`. Operations have the names of PyTorch's.
/// Elementwise operations combine equal shapes, or a shape with one that equals its innermost axes (`(batch, features)` with `(features)` or with a scalar);
/// anything else is an error where it is written, and [#expand] is the explicit way. Immutable; two tensors are equal only if they are the same.
public final class Tensor {

  /// Of a name made of operands' names only so much is kept: it doubles with each residual connection.
  private static final int LONGEST_NAME = 80;

  private final Op op;
  private final List<Tensor> inputs;
  private final Shape shape;
  private final DType type;
  private final String name;
  private final String component;

  private Tensor(Op op, List<Tensor> inputs, Shape shape, DType type, String name, String component) {
    this.op = op;
    this.inputs = List.copyOf(inputs);
    this.shape = shape;
    this.type = type;
    this.name = inputs.isEmpty() || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    this.component = component.isEmpty()
        ? inputs.stream().map(Tensor::component).filter(c -> !c.isEmpty()).findFirst().orElse("")
        : component;
  }

  /// A tensor that is given rather than computed: a parameter, an input, a per-member number.
  static Tensor source(Op op, Shape shape, DType type, String name, String component) {
    return new Tensor(op, List.of(), shape, type, name, component);
  }

  /// Numbers shared by all members, never trained.
  public static Tensor constant(Shape shape, float... values) {
    if (values.length != shape.size()) throw new IllegalArgumentException(values.length + " values do not fill the shape " + shape);
    return source(new Op.Constant(Values.of(values)), shape, DType.FLOAT, "constant", "");
  }

  /// A number shared by all members.
  public static Tensor constant(double value) {
    return constant(Shape.SCALAR, (float) value);
  }

  /// Joins tensors along an axis on which alone they may differ.
  public static Tensor concat(int axis, Tensor... parts) {
    if (parts.length == 0) throw new IllegalArgumentException("concat needs a tensor or more");
    var first = parts[0];
    int at = Rules.axis("concat", first, axis);
    int length = 0;
    for (var part : parts) {
      boolean fits = part.shape.rank() == first.shape.rank() && part.shape.with(at, 1).equals(first.shape.with(at, 1))
          && part.type == first.type;
      Rules.require(fits, "concat", "must agree but on axis " + at, "reshape one of them", part, first);
      length += part.shape.dim(at);
    }
    return new Tensor(new Op.Concat(at), List.of(parts), first.shape.with(at, length), first.type, "concat", first.component);
  }

  /// Joins tensors of one shape along a new axis.
  public static Tensor stack(int axis, Tensor... parts) {
    var widened = new Tensor[parts.length];
    for (int i = 0; i < parts.length; i++) {
      Rules.require(parts[i].shape.equals(parts[0].shape), "stack", "must be equal", "reshape one of them", parts[i], parts[0]);
      widened[i] = parts[i].unsqueeze(axis);
    }
    return concat(axis, widened);
  }

  /// Chooses element by element.
  public static Tensor where(Tensor condition, Tensor whenTrue, Tensor whenFalse) {
    Rules.type("where", DType.BOOL, condition);
    Rules.type("where", whenTrue.type, whenFalse);
    return new Tensor(new Op.Where(), List.of(condition, whenTrue, whenFalse), Rules.broadcast("where", condition, whenTrue, whenFalse),
        whenTrue.type, "where", whenTrue.component);
  }

  /// Scaled dot-product attention: `softmax(q·kᵀ/√width)·v`, keys masked out where the mask is zero.
  ///
  /// @param mask `(batch, length)` of the keys, of ones and zeros; each row needs a one
  /// @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need, 2017, eq. 1</a>
  public static Tensor attention(Tensor queries, Tensor keys, Tensor values, Tensor mask) {
    return new Tensor(new Op.Attention(), List.of(queries, keys, values, mask), Rules.attention(queries, keys, values, mask), DType.FLOAT,
        "attention",
        queries.component);
  }

  /// The states `(batch, length, width)` of gated recurrent units, from zeros; a word whose mask is zero leaves the state as it is.
  ///
  /// With `q = h·W + b`, and gates in the order reset, update, candidate: `r = σ(x_r + q_r)`, `z = σ(x_z + q_z)`, `n = tanh(x_n + r∘q_n)`,
  /// `h ← (1 − z)∘n + z∘h`.
  ///
  /// @param words     `(batch, length, 3·width)`, a linear layer of the words
  /// @param weight    `W (width, 3·width)`
  /// @param bias      `b (3·width)`
  /// @param mask      `(batch, length)`, of ones and zeros
  /// @param backwards from the last word to the first
  /// @see <a href="https://arxiv.org/abs/1406.1078">Cho et al., Learning Phrase Representations using RNN Encoder-Decoder, EMNLP 2014</a>
  public static Tensor gru(Tensor words, Tensor weight, Tensor bias, Tensor mask, boolean backwards) {
    return recurrence(new Op.Recurrence(Op.Recurrence.Cell.GRU, backwards), "gru", words, weight, bias, mask);
  }

  /// The states `(batch, length, width)` of long short-term memories, from zeros; a word whose mask is zero leaves state and memory as they are.
  ///
  /// With `p = x + h·W + b`, and gates in the order input, forget, output, candidate: `c ← σ(p_f)∘c + σ(p_i)∘tanh(p_g)`, `h ← σ(p_o)∘tanh(c)`.
  ///
  /// @param words     `(batch, length, 4·width)`, a linear layer of the words
  /// @param weight    `W (width, 4·width)`
  /// @param bias      `b (4·width)`
  /// @param mask      `(batch, length)`, of ones and zeros
  /// @param backwards from the last word to the first
  /// @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber, Long Short-Term Memory, Neural Computation 9, 1997</a>
  public static Tensor lstm(Tensor words, Tensor weight, Tensor bias, Tensor mask, boolean backwards) {
    return recurrence(new Op.Recurrence(Op.Recurrence.Cell.LSTM, backwards), "lstm", words, weight, bias, mask);
  }

  private static Tensor recurrence(Op.Recurrence op, String word, Tensor... operands) {
    return new Tensor(op, List.of(operands), Rules.recurrence(word, op.cell().gates(), operands), DType.FLOAT, word, operands[0].component);
  }

  // ---- element by element

  public Tensor neg() { return unary(Op.Unary.Function.NEG); }

  public Tensor abs() { return unary(Op.Unary.Function.ABS); }

  public Tensor sign() { return unary(Op.Unary.Function.SIGN); }

  public Tensor exp() { return unary(Op.Unary.Function.EXP); }

  public Tensor log() { return unary(Op.Unary.Function.LOG); }

  public Tensor sqrt() { return unary(Op.Unary.Function.SQRT); }

  public Tensor square() { return unary(Op.Unary.Function.SQUARE); }

  public Tensor reciprocal() { return unary(Op.Unary.Function.RECIPROCAL); }

  public Tensor sin() { return unary(Op.Unary.Function.SIN); }

  public Tensor cos() { return unary(Op.Unary.Function.COS); }

  public Tensor tanh() { return unary(Op.Unary.Function.TANH); }

  public Tensor sigmoid() { return unary(Op.Unary.Function.SIGMOID); }

  public Tensor relu() { return unary(Op.Unary.Function.RELU); }

  /// The exact form, `x·Φ(x)`.
  public Tensor gelu() { return unary(Op.Unary.Function.GELU); }

  /// `log(1 + eˣ)`.
  public Tensor softplus() { return unary(Op.Unary.Function.SOFTPLUS); }

  /// The opposite truth value.
  public Tensor not() {
    Rules.type("not", DType.BOOL, this);
    return new Tensor(new Op.Unary(Op.Unary.Function.NOT), List.of(this), shape, DType.BOOL, "not(" + name + ")", component);
  }

  public Tensor add(Tensor other) { return arithmetic(Op.Binary.Function.ADD, other); }

  public Tensor add(double other) { return add(constant(other)); }

  public Tensor sub(Tensor other) { return arithmetic(Op.Binary.Function.SUB, other); }

  public Tensor sub(double other) { return sub(constant(other)); }

  public Tensor mul(Tensor other) { return arithmetic(Op.Binary.Function.MUL, other); }

  public Tensor mul(double other) { return mul(constant(other)); }

  public Tensor div(Tensor other) { return arithmetic(Op.Binary.Function.DIV, other); }

  public Tensor div(double other) { return div(constant(other)); }

  public Tensor pow(double exponent) { return arithmetic(Op.Binary.Function.POW, constant(exponent)); }

  public Tensor maximum(Tensor other) { return arithmetic(Op.Binary.Function.MAXIMUM, other); }

  public Tensor minimum(Tensor other) { return arithmetic(Op.Binary.Function.MINIMUM, other); }

  /// To the nearest number of an interval; the gradient passes inside it only.
  public Tensor clamp(double low, double high) { return maximum(constant(low)).minimum(constant(high)); }

  /// Equality, on two tensors of one type.
  public Tensor eq(Tensor other) {
    Rules.type("eq", type, other);
    return binary(Op.Binary.Function.EQ, other, DType.BOOL);
  }

  public Tensor gt(Tensor other) {
    Rules.type("gt", type, other);
    return binary(Op.Binary.Function.GT, other, DType.BOOL);
  }

  public Tensor ge(Tensor other) {
    Rules.type("ge", type, other);
    return binary(Op.Binary.Function.GE, other, DType.BOOL);
  }

  public Tensor and(Tensor other) {
    Rules.type("and", DType.BOOL, this, other);
    return binary(Op.Binary.Function.AND, other, DType.BOOL);
  }

  public Tensor toFloat() { return type == DType.FLOAT ? this : convert(DType.FLOAT); }

  public Tensor toInt() { return type == DType.INT ? this : convert(DType.INT); }

  // ---- shape

  /// The same elements in row-major order under another shape of equal size.
  public Tensor reshape(int... dims) {
    var to = target("reshape", dims);
    Rules.require(to.size() == shape.size(), "reshape", "must have as many elements as " + to, "check the product of the axes", this);
    return derive(new Op.Reshape(to), to, "reshape");
  }

  /// The axes in another order.
  public Tensor permute(int... order) {
    var seen = new ArrayList<Integer>();
    for (int axis : order) seen.add(Rules.axis("permute", this, axis));
    Rules.require(seen.size() == shape.rank() && seen.stream().distinct().count() == seen.size(), "permute",
        "must name each axis once, not " + seen, "list every axis", this);
    return derive(new Op.Permute(seen), new Shape(seen.stream().map(shape::dim).toList()), "permute");
  }

  /// Exchanges two axes.
  public Tensor transpose(int a, int b) {
    int first = Rules.axis("transpose", this, a);
    int second = Rules.axis("transpose", this, b);
    int[] order = new int[shape.rank()];
    for (int i = 0; i < order.length; i++) order[i] = i == first ? second : i == second ? first : i;
    return permute(order);
  }

  /// A new axis of length 1, before the axis that has this index in the result.
  public Tensor unsqueeze(int axis) {
    int at = axis < 0 ? axis + shape.rank() + 1 : axis;
    Rules.require(at >= 0 && at <= shape.rank(), "unsqueeze", "has no place " + axis, "name a place from 0 to " + shape.rank(), this);
    var dims = new ArrayList<>(shape.dims());
    dims.add(at, 1);
    return reshape(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /// Without an axis of length 1.
  public Tensor squeeze(int axis) {
    int at = Rules.axis("squeeze", this, axis);
    Rules.require(shape.dim(at) == 1, "squeeze", "must have length 1 on axis " + at, "reduce the axis instead", this);
    return reshape(shape.without(at).dims().stream().mapToInt(Integer::intValue).toArray());
  }

  /// Repeats axes of length 1, and adds outer axes, up to the given shape.
  public Tensor expand(int... dims) {
    var to = target("expand", dims);
    boolean fits = to.rank() >= shape.rank();
    for (int i = 1; fits && i <= shape.rank(); i++) fits = shape.dim(-i) == to.dim(-i) || shape.dim(-i) == 1;
    Rules.require(fits, "expand", "must match " + to + " but where it has length 1", "unsqueeze the axes that are missing", this);
    return derive(new Op.Expand(to), to, "expand");
  }

  /// A stretch of one axis.
  public Tensor narrow(int axis, int start, int length) {
    int at = Rules.axis("narrow", this, axis);
    Rules.require(start >= 0 && length > 0 && start + length <= shape.dim(at), "narrow",
        "has no stretch from " + start + " of length " + length + " on axis " + at, "stay within the axis", this);
    return derive(new Op.Narrow(at, start, length), shape.with(at, length), "narrow");
  }

  // ---- reductions, each removing its axis

  public Tensor sum(int axis) { return reduce(Op.Reduce.Function.SUM, axis, DType.FLOAT); }

  public Tensor mean(int axis) { return reduce(Op.Reduce.Function.MEAN, axis, DType.FLOAT); }

  /// The largest element; the gradient goes to it alone, to the first where several are.
  public Tensor max(int axis) { return reduce(Op.Reduce.Function.MAX, axis, DType.FLOAT); }

  public Tensor logsumexp(int axis) { return reduce(Op.Reduce.Function.LOGSUMEXP, axis, DType.FLOAT); }

  /// The index of the largest element, the first where several are.
  public Tensor argmax(int axis) { return reduce(Op.Reduce.Function.ARGMAX, axis, DType.INT); }

  /// The sum of all elements, a scalar.
  public Tensor sum() { return shape.rank() == 0 ? this : reshape(shape.size()).sum(0); }

  /// The mean of all elements, a scalar.
  public Tensor mean() { return shape.rank() == 0 ? this : reshape(shape.size()).mean(0); }

  public Tensor softmax(int axis) { return along(new Op.Softmax(Rules.axis("softmax", this, axis)), "softmax"); }

  public Tensor logSoftmax(int axis) { return along(new Op.LogSoftmax(Rules.axis("logSoftmax", this, axis)), "logSoftmax"); }

  // ---- products and look-ups

  /// `(..., n, k) x (k, m)`, or with equal leading axes.
  public Tensor matmul(Tensor other) {
    Rules.type("matmul", DType.FLOAT, this, other);
    return new Tensor(new Op.Matmul(), List.of(this, other), Rules.matmul(this, other), DType.FLOAT,
        "matmul(" + name + ", " + other.name + ")", component);
  }

  /// Rows of this table `(rows, width)` by id; the result has the shape of the ids with the width inside.
  public Tensor embedding(Tensor ids) {
    Rules.type("embedding", DType.INT, ids);
    Rules.require(shape.rank() == 2 && type == DType.FLOAT, "embedding", "must be a table (rows, width)", "reshape the table", this);
    return new Tensor(new Op.Embedding(), List.of(this, ids), ids.shape.append(shape.dim(1)), DType.FLOAT, "embedding(" + name + ")",
        component);
  }

  /// From `(..., classes)`, the element that each id of shape `(...)` names.
  public Tensor pick(Tensor ids) {
    Rules.type("pick", DType.INT, ids);
    Rules.require(shape.rank() > 0 && shape.without(-1).equals(ids.shape), "pick", "must have the shape of the ids with the classes inside",
        "reshape the ids", this, ids);
    return new Tensor(new Op.Pick(), List.of(this, ids), ids.shape, type, "pick(" + name + ")", component);
  }

  /// The slice along the first axis that a scalar id names, such as the row of the micro-batch's task.
  public Tensor take(Tensor id) {
    Rules.type("take", DType.INT, id);
    Rules.require(shape.rank() > 0 && id.shape.rank() == 0, "take", "must have an axis to take from, and the id must be a scalar",
        "use embedding for many ids", this, id);
    return new Tensor(new Op.Take(), List.of(this, id), shape.without(0), type, "take(" + name + ")", component);
  }

  /// Adds the rows of this `(n, width)` up, by the ids `(n)`, in a table of so many rows; a row that no id names is zero. The reverse of [#embedding].
  public Tensor scatter(Tensor ids, int rows) {
    Rules.type("scatter", DType.INT, ids);
    Rules.require(shape.rank() == 2 && type == DType.FLOAT && ids.shape.equals(shape.without(1)) && rows > 0, "scatter",
        "must be rows (n, width), with an id for each", "reshape them", this, ids);
    return new Tensor(new Op.Scatter(rows), List.of(this, ids), shape.with(0, rows), DType.FLOAT, "scatter(" + name + ")", component);
  }

  /// Of a parameter of which every task has its own, what all have, `(tasks, ...)`. No gradient flows through it: a task's own parameters are moved by its own examples only.
  public Tensor ofAllTasks(int tasks) { return derive(new Op.AllTasks(false), Rules.allTasks(this, tasks), "ofAllTasks"); }

  /// The same, through which gradients flow to every task's. For terms that join what several tasks predict for one example; which tasks' parameters a step moves besides those
  /// it draws is for the trainer to know, see [dev.medley.api.loss.Predictions].
  public Tensor ofEveryTask(int tasks) { return derive(new Op.AllTasks(true), Rules.allTasks(this, tasks), "ofEveryTask"); }

  /// The same operation on other operands, of the same shapes and types.
  public Tensor on(List<Tensor> operands) {
    return new Tensor(op, Rules.alike(operands, inputs), shape, type, name, component);
  }

  /// The same operation, one that works element by element, on operands of other shapes that go together.
  public Tensor elementwise(List<Tensor> operands) {
    boolean fits = op instanceof Op.Unary || op instanceof Op.Binary || op instanceof Op.Where || op instanceof Op.Convert;
    if (!fits || operands.size() != inputs.size())
      throw new IllegalArgumentException(this + " does not work element by element on " + operands);
    return new Tensor(op, operands, Rules.broadcast("elementwise", operands.toArray(Tensor[]::new)), type, name, component);
  }

  // ---- parts of networks

  /// This in training, and another tensor of the same shape when evaluating; the other of the two is not computed.
  public Tensor whenTraining(Tensor evaluating) {
    Rules.type("whenTraining", type, evaluating);
    Rules.require(shape.equals(evaluating.shape), "whenTraining", "must be equal", "reshape one of them", this, evaluating);
    return new Tensor(new Op.WhenTraining(), List.of(this, evaluating), shape, type, "whenTraining(" + name + ")", component);
  }

  /// To mean 0 and variance 1 over the last axis: layer normalisation without its scale and shift.
  ///
  /// @see <a href="https://arxiv.org/abs/1607.06450">Ba et al., Layer Normalization, 2016</a>
  public Tensor normalize(double epsilon) {
    Rules.require(shape.rank() > 0, "normalize", "must have an axis", "do not normalise a scalar", this);
    return along(new Op.Normalize(epsilon), "normalize");
  }

  /// Zeroes elements with the probability of a scalar rate in `[0, 1)` and scales the others by `1/(1 - rate)`; the identity when evaluating.
  /// Which elements is drawn from the member's own stream, anew in every step.
  public Tensor dropout(Tensor rate) {
    Rules.type("dropout", DType.FLOAT, this, rate);
    Rules.require(rate.shape.rank() == 0, "dropout", "must be a scalar rate", "use one rate for the tensor", rate);
    return new Tensor(new Op.Dropout(), List.of(this, rate), shape, DType.FLOAT, "dropout(" + name + ")", component);
  }

  /// `(batch, length, width)` to `(batch, length, size * width)`: each position with its neighbours, the leftmost first and each whole, zero beyond
  /// the ends; the way to a one-dimensional convolution.
  public Tensor windows(int size) {
    Rules.type("windows", DType.FLOAT, this);
    Rules.require(shape.rank() == 3 && size > 0 && size % 2 == 1, "windows",
        "must be (batch, length, width), and the size odd, not " + size, "reshape it", this);
    return derive(new Op.Windows(size), shape.with(2, size * shape.dim(2)), "windows");
  }

  /// Two-dimensional cross-correlation of `(batch, channels, height, width)` with a kernel `(out, channels, kh, kw)`.
  public Tensor conv2d(Tensor kernel, int stride, int padding) {
    Rules.type("conv2d", DType.FLOAT, this, kernel);
    boolean fits = shape.rank() == 4 && kernel.shape.rank() == 4 && shape.dim(1) == kernel.shape.dim(1) && stride > 0 && padding >= 0;
    Rules.require(fits, "conv2d", "must be (batch, channels, height, width) and (out, channels, kh, kw)", "check the channels", this,
        kernel);
    int down = shape.dim(2) + 2 * padding - kernel.shape.dim(2);
    int across = shape.dim(3) + 2 * padding - kernel.shape.dim(3);
    Rules.require(down >= 0 && across >= 0, "conv2d", "must be at least as large as the kernel", "pad more", this, kernel);
    var result = Shape.of(shape.dim(0), kernel.shape.dim(0), down / stride + 1, across / stride + 1);
    return new Tensor(new Op.Conv2d(stride, padding), List.of(this, kernel), result, DType.FLOAT, "conv2d(" + name + ")", component);
  }

  /// The maximum over squares that do not overlap; what does not fill a square is left out. Of several maxima the first has the gradient.
  public Tensor maxPool2d(int size) {
    Rules.type("maxPool2d", DType.FLOAT, this);
    Rules.require(shape.rank() == 4 && size > 0 && shape.dim(2) >= size && shape.dim(3) >= size, "maxPool2d",
        "must be (batch, channels, height, width) with sides of " + size + " or more", "pool less", this);
    return derive(new Op.MaxPool2d(size), Shape.of(shape.dim(0), shape.dim(1), shape.dim(2) / size, shape.dim(3) / size), "maxPool2d");
  }

  // ---- gradients

  /// The same value, through which no gradient flows.
  public Tensor stopGradient() { return derive(new Op.StopGradient(), shape, "stopGradient"); }

  /// The same value; the gradient that flows back through it is multiplied by a scalar factor. A factor of `-λ` is gradient reversal.
  ///
  /// @see <a href="https://arxiv.org/abs/1505.07818">Ganin et al., Domain-Adversarial Training of Neural Networks, 2016, eq. 14</a>
  public Tensor scaleGradient(Tensor factor) {
    Rules.type("scaleGradient", DType.FLOAT, this, factor);
    Rules.require(factor.shape.rank() == 0, "scaleGradient", "must be a scalar factor", "use one factor for the tensor", factor);
    return new Tensor(new Op.ScaleGradient(), List.of(this, factor), shape, DType.FLOAT, "scaleGradient(" + name + ")", component);
  }

  /// Any other function of the engine, see [Op.Call]; the result is a FLOAT tensor of the given shape.
  public static Tensor call(String function, List<String> literals, int innerRank, Shape shape, Tensor... operands) {
    return new Tensor(new Op.Call(function, literals, innerRank), List.of(operands), shape, DType.FLOAT, function, "");
  }

  public Op op() { return op; }

  /// The operands, in the order that the operation documents.
  public List<Tensor> inputs() { return inputs; }

  public Shape shape() { return shape; }

  public DType type() { return type; }

  /// What error messages call it: a parameter's or input's name, or the expression around it.
  public String name() { return name; }

  /// The component in which it was written, or an empty string.
  public String component() { return component; }

  @Override
  public String toString() { return name + shape; }

  private Tensor unary(Op.Unary.Function function) {
    return along(new Op.Unary(function), function.name().toLowerCase(java.util.Locale.ROOT));
  }

  private Tensor arithmetic(Op.Binary.Function function, Tensor other) {
    Rules.type(function.name().toLowerCase(java.util.Locale.ROOT), DType.FLOAT, this, other);
    return binary(function, other, DType.FLOAT);
  }

  private Tensor binary(Op.Binary.Function function, Tensor other, DType result) {
    String word = function.name().toLowerCase(java.util.Locale.ROOT);
    return new Tensor(new Op.Binary(function), List.of(this, other), Rules.broadcast(word, this, other), result,
        word + "(" + name + ", " + other.name + ")", component);
  }

  private Tensor convert(DType to) { return new Tensor(new Op.Convert(to), List.of(this), shape, to, name, component); }

  private Tensor reduce(Op.Reduce.Function function, int axis, DType result) {
    String word = function.name().toLowerCase(java.util.Locale.ROOT);
    Rules.type(word, DType.FLOAT, this);
    int at = Rules.axis(word, this, axis);
    return new Tensor(new Op.Reduce(function, at), List.of(this), shape.without(at), result, word + "(" + name + ")", component);
  }

  private Tensor along(Op operation, String word) {
    Rules.type(word, DType.FLOAT, this);
    return derive(operation, shape, word);
  }

  private Tensor derive(Op operation, Shape result, String word) {
    return new Tensor(operation, inputs(this), result, type, word + "(" + name + ")", component);
  }

  private Shape target(String operation, int[] dims) {
    boolean whole = Arrays.stream(dims).allMatch(d -> d > 0);
    Rules.require(whole, operation, "cannot become " + Arrays.toString(dims), "write the length of every axis, none is inferred", this);
    return Shape.of(dims);
  }

  private static List<Tensor> inputs(Tensor tensor) { return List.of(tensor); }
}
