package dev.medley.training.compile;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of a method that runs a cohort forward: where parameters, inputs, per-member numbers and noise come from. Remembers the leaves of the gradients.
final class ForwardBody implements Sources {

  /// How the gradients of the shared parameters are wanted.
  enum Gradients {
    /// Not at all.
    NONE,
    /// Summed over the micro-batches.
    JOINT,
    /// For each micro-batch apart, from a copy of the parameters for each.
    APART
  }

  /// Width of the rows of the noise table.
  static final int NOISE_WIDTH = 256;

  /// Rows of the noise table.
  static final int NOISE_ROWS = 4096;

  record Leaf(String name, ParameterLayout.Place place) {}

  /// @param owners whose each part is, in units of members times tasks
  record OwnLeaf(String name, ParameterLayout.Place place, String owners) {}

  /// @param rows    where the looked-up vectors stand in the cohort's parameters, in units of the table's width
  /// @param batches of which micro-batch they are, among all; empty where gradients are not wanted apart
  record TableLeaf(String name, String rows, String batches) {}

  private final Script script;
  private final Frame frame;
  private final ParameterLayout layout;
  private final List<String> scalarNames;
  private final Map<Tensor, String> constants;
  private final Map<String, Integer> firstRows;
  private final Gradients gradients;
  private final boolean training;
  private final int tasks;
  private final IdentityHashMap<Tensor, Value> parameters = new IdentityHashMap<>();
  private final Map<String, Value> fields = new HashMap<>();
  private final Map<String, OwnLeaf> ownLeaves = new LinkedHashMap<>();

  final List<Leaf> leaves = new ArrayList<>();
  final List<TableLeaf> tableLeaves = new ArrayList<>();

  ForwardBody(Script script, Frame frame, ParameterLayout layout, List<String> scalarNames, Map<Tensor, String> constants,
      Map<String, Integer> firstRows, Gradients gradients, boolean training, int tasks) {
    this.script = script;
    this.frame = frame;
    this.layout = layout;
    this.scalarNames = scalarNames;
    this.constants = constants;
    this.firstRows = firstRows;
    this.gradients = gradients;
    this.training = training;
    this.tasks = tasks;
    script.assign("at", "ops.prim.device(shared)");
    script.assign("row_ids", "torch.reshape(torch.to(rows, at, 4), [-1])");
  }

  List<OwnLeaf> ownLeaves() {
    return List.copyOf(ownLeaves.values());
  }

  @Override
  public boolean training() {
    return training;
  }

  @Override
  public Value parameter(Tensor parameter, Group group) {
    var place = layout.placeOf(parameter);
    if (((Op.Parameter) parameter.op()).owner() == Owner.TASK) return ownParameter(place, group);
    return parameters.computeIfAbsent(parameter, _ -> sharedParameter(place));
  }

  private Value sharedParameter(ParameterLayout.Place place) {
    String part = "torch.narrow(shared, 1, " + place.offset() + ", " + place.size() + ")";
    var shape = place.parameter().shape();
    String leaf = switch (gradients) {
      case NONE, JOINT -> script.let("torch.reshape(" + part + ", " + frame.dims(Layout.MEMBER, Group.NONE, shape) + ")");
      case APART -> {
        String copies = "torch.expand(torch.unsqueeze(" + part + ", 1), " + Script.list(frame.members(), frame.microBatches(), place.size())
            + ")";
        yield script.let(
            "torch.clone(torch.reshape(" + copies + ", " + frame.dims(Layout.BATCH, Group.NONE, shape) + "), memory_format=0)");
      }
    };
    if (gradients == Gradients.NONE) return new Value(leaf, Layout.MEMBER, shape);
    String tracked = script.let("torch.requires_grad_(torch.detach(" + leaf + "), True)");
    leaves.add(new Leaf(tracked, place));
    return new Value(tracked, gradients == Gradients.APART ? Layout.BATCH : Layout.MEMBER, shape);
  }

  private Value ownParameter(ParameterLayout.Place place, Group group) {
    var shape = place.parameter().shape();
    var known = ownLeaves.get(place.name() + " " + group.name());
    if (known != null) return new Value(known.name(), Layout.SLOT, shape);
    String part = "torch.narrow(own, 2, " + place.offset() + ", " + place.size() + ")";
    String rows = script.let("torch.index(" + part + ", annotate(List[Optional[Tensor]], [" + group.member() + ", " + group.task() + "]))");
    String leaf = script.let("torch.reshape(" + rows + ", " + frame.dims(Layout.SLOT, group, shape) + ")");
    if (gradients != Gradients.NONE) leaf = script.let("torch.requires_grad_(torch.detach(" + leaf + "), True)");
    String owners = "torch.add(torch.mul(" + group.member() + ", " + tasks + "), " + group.task() + ")";
    ownLeaves.put(place.name() + " " + group.name(), new OwnLeaf(leaf, place, owners));
    return new Value(leaf, Layout.SLOT, shape);
  }

  @Override
  public Value ofAllTasks(Tensor parameter, boolean learns) {
    var place = layout.placeOf(parameter);
    var dims = new ArrayList<>(parameter.shape().dims());
    dims.addFirst(tasks);
    var shape = new Shape(dims);
    boolean tracked = learns && gradients != Gradients.NONE;
    String key = place.name() + " of every task";
    var known = ownLeaves.get(key);
    if (tracked && known != null) return new Value(known.name(), Layout.MEMBER, shape);
    String part = "torch.narrow(own, 2, " + place.offset() + ", " + place.size() + ")";
    String all = script.let("torch.reshape(" + part + ", " + frame.dims(Layout.MEMBER, Group.NONE, shape) + ")");
    if (!tracked) return new Value(all, Layout.MEMBER, shape);
    String leaf = script.let("torch.requires_grad_(torch.detach(" + all + "), True)");
    ownLeaves.put(key, new OwnLeaf(leaf, place, "torch.arange(" + frame.members() * tasks + ", dtype=4, device=at)"));
    return new Value(leaf, Layout.MEMBER, shape);
  }

  @Override
  public boolean isTable(Tensor tensor) {
    return layout.isTable(tensor);
  }

  @Override
  public Value embedding(Tensor table, Value ids, Group group) {
    var place = layout.placeOf(table);
    int width = table.shape().dim(1);
    // Ids become rows of the whole cohort's parameters seen as one table; the looked-up rows are the leaf, so that no dense gradient of the table arises inside the graph.
    var full = ids.layout() == Layout.SLOT ? ids : frame.expanded(script, ids, Layout.BATCH, group);
    int perMember = layout.sharedSize() / width;
    String starts = script.let("torch.add(torch.mul(torch.arange(" + frame.members() + ", dtype=4, device=at), " + perMember + "), "
        + place.offset() / width + ")");
    String from = frame.aligned(script, new Value(starts, Layout.MEMBER, Shape.SCALAR), full.layout(), ids.rank(), group);
    String rows = script.let("torch.reshape(torch.add(" + full.name() + ", " + from + "), [-1])");
    String found = script.let("torch.index_select(torch.reshape(shared, [-1, " + width + "]), 0, " + rows + ")");
    var shape = ids.shape().append(width);
    if (gradients != Gradients.NONE) {
      found = script.let("torch.requires_grad_(torch.detach(" + found + "), True)");
      tableLeaves.add(new TableLeaf(found, rows, gradients == Gradients.APART ? batches(full, group) : ""));
    }
    return new Value(script.let("torch.reshape(" + found + ", " + frame.dims(full.layout(), group, shape) + ")"), full.layout(), shape);
  }

  private String batches(Value ids, Group group) {
    String all = script.let("torch.reshape(torch.arange(" + frame.members() * frame.microBatches() + ", dtype=4, device=at), "
        + Script.list(frame.members(), frame.microBatches()) + ")");
    String from = frame.aligned(script, new Value(all, Layout.BATCH, Shape.SCALAR), ids.layout(), ids.rank(), group);
    return script.let("torch.reshape(torch.add(torch.mul(" + ids.name() + ", 0), " + from + "), [-1])");
  }

  @Override
  public Value input(Tensor input, Group group) {
    String name = ((Op.Input) input.op()).name();
    String key = Inputs.isTarget(name) ? name + " " + group.name() : name;
    return once(key, () -> field(name, input, group));
  }

  /// Not `computeIfAbsent`, since one field is made from another.
  private Value once(String key, java.util.function.Supplier<Value> make) {
    var known = fields.get(key);
    if (known != null) return known;
    var value = make.get();
    fields.put(key, value);
    return value;
  }

  private Value field(String name, Tensor input, Group group) {
    if (name.equals(Inputs.MASK)) {
      var tokens = once(Inputs.TOKENS, () -> gathered("tokens", "row_ids", Layout.BATCH, input.shape(), DType.INT, group));
      return new Value(script.let("torch.to(torch.ne(" + tokens.name() + ", 0), 6)"), Layout.BATCH, input.shape());
    }
    if (name.equals(Inputs.WRITTEN)) {
      // Given for the rows of the batch, not looked up by them: each member writes its own.
      return new Value(script.let("torch.reshape(torch.to(written, at, 4), " + frame.dims(Layout.BATCH, group, input.shape()) + ")"),
          Layout.BATCH, input.shape());
    }
    if (name.startsWith(Inputs.DRAWN)) {
      return new Value(script.let("torch.reshape(torch.to(" + name + ", at, 6), " + frame.dims(Layout.BATCH, group, input.shape()) + ")"),
          Layout.BATCH, input.shape());
    }
    if (name.equals(Inputs.PLACE)) return new Value(script.let("torch.to(place, at, 6)"), Layout.SHARED, input.shape());
    if (!Inputs.isTarget(name)) return gathered(name, "row_ids", Layout.BATCH, input.shape(), input.type(), group);
    String kind = name.substring(name.indexOf('.') + 1);
    if (name.startsWith(Inputs.WEIGHT)) {
      var target = once(Inputs.TARGET + kind + " raw " + group.name(), () -> target(kind, input.shape(), DType.INT, group));
      return new Value(script.let("torch.to(torch.ge(" + target.name() + ", 0), 6)"), Layout.SLOT, input.shape());
    }
    if (input.type() == DType.FLOAT) return target(kind, input.shape(), DType.FLOAT, group);
    var raw = once(Inputs.TARGET + kind + " raw " + group.name(), () -> target(kind, input.shape(), DType.INT, group));
    return new Value(script.let("torch.clamp_min(" + raw.name() + ", 0)"), Layout.SLOT, input.shape());
  }

  private Value target(String kind, Shape shape, DType type, Group group) {
    int rows = shape.dim(0);
    String all = script.let("torch.reshape(row_ids, " + Script.list(frame.members() * frame.microBatches(), rows) + ")");
    String slots = group.whole() ? all : "torch.index_select(" + all + ", 0, " + group.slots() + ")";
    String ids = script.let("torch.reshape(torch.sub(" + slots + ", " + firstRows.getOrDefault(kind, 0) + "), [-1])");
    return gathered("target_" + kind, ids, Layout.SLOT, shape, type, group);
  }

  private Value gathered(String table, String ids, Layout at, Shape shape, DType type, Group group) {
    String rows = script.let("torch.index_select(" + table + ", 0, " + ids + ")");
    return new Value(script.let("torch.reshape(torch.to(" + rows + ", " + Lowering.code(type) + "), " + frame.dims(at, group, shape) + ")"),
        at, shape);
  }

  @Override
  public Value scalar(Tensor scalar) {
    String name = ((Op.Scalar) scalar.op()).name();
    if (name.equals(Inputs.PROGRESS)) return once(name, () -> new Value(script.let(progress()), Layout.MEMBER, Shape.SCALAR));
    int index = scalarNames.indexOf(name);
    return once("scalar " + index, () -> new Value(script.let("torch.select(scalars, 1, " + index + ")"), Layout.MEMBER, Shape.SCALAR));
  }

  /// Given in training; a model that predicts has done all of it.
  private String progress() {
    return training ? "torch.to(" + Inputs.PROGRESS + ", at, 6)" : "torch.ones(" + Script.list(frame.members()) + ", dtype=6, device=at)";
  }

  @Override
  public Value constant(Tensor constant) {
    return new Value(constants.getOrDefault(constant, ""), Layout.SHARED, constant.shape());
  }

  /// Noise is rows of a fixed table of uniform numbers. Which rows is a hash of (member's seed of this step, dropout, block), so a member's noise does not depend on its company.
  @Override
  public String noise(int occurrence, Layout at, Shape shape, Group group) {
    int blocks = Math.ceilDiv(shape.size(), NOISE_WIDTH);
    String within = script.let("torch.arange(" + blocks + ", dtype=4, device=at)");
    String seed = frame.aligned(script, new Value("step_seeds", Layout.MEMBER, Shape.SCALAR), at, 1, group);
    String position = switch (at) {
      case SHARED, MEMBER -> within;
      case BATCH -> script.let("torch.reshape(torch.arange(" + frame.microBatches() * blocks + ", dtype=4, device=at), "
          + Script.list(1, frame.microBatches(), blocks) + ")");
      case SLOT -> script.let("torch.add(torch.mul(torch.unsqueeze(torch.remainder(" + group.slots() + ", " + frame.microBatches()
          + "), 1), " + blocks + "), " + within + ")");
    };
    String key = script.let("torch.add(torch.add(" + seed + ", " + position + "), " + occurrence * 1_000_003L + ")");
    String row = script.let("torch.remainder(" + hash(key) + ", " + NOISE_ROWS + ")");
    String lead = Script.list(with(frame.lead(at, group), blocks * NOISE_WIDTH));
    String flat = script.let("torch.reshape(torch.index_select(noise, 0, torch.reshape(" + row + ", [-1])), " + lead + ")");
    return script.let("torch.reshape(torch.narrow(" + flat + ", -1, 0, " + shape.size() + "), " + frame.dims(at, group, shape) + ")");
  }

  /// Two rounds of multiply and shift on 32 bits, held in 64.
  private String hash(String key) {
    String mask = "4294967295";
    String x = script.let("torch.bitwise_and(" + key + ", " + mask + ")");
    for (String factor : List.of("2146121005", "2221713035")) {
      x = script.let("torch.bitwise_xor(" + x + ", torch.__rshift__(" + x + ", 16))");
      x = script.let("torch.bitwise_and(torch.mul(" + x + ", " + factor + "), " + mask + ")");
    }
    return script.let("torch.bitwise_xor(" + x + ", torch.__rshift__(" + x + ", 16))");
  }

  private static List<Object> with(List<Object> lead, Object last) {
    var all = new ArrayList<>(lead);
    all.add(last);
    return all;
  }
}
