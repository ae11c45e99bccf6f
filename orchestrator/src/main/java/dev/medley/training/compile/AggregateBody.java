package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The body of a method that makes one update of the tasks' gradients, for those members whose step has a given number of tasks. They are the slots of its one group.
///
/// A task's row is the mean of its micro-batches' gradients: `means [K, M, M]` has a row of shares for each.
final class AggregateBody implements Sources {

  static final Group CHOSEN = new Group("chosen", false);

  private final Script script;
  private final Frame frame;
  private final List<String> scalarNames;
  private final Map<Tensor, String> constants;
  private final ForwardBody noise;

  AggregateBody(Script script, Frame frame, List<String> scalarNames, Map<Tensor, String> constants, ForwardBody noise) {
    this.script = script;
    this.frame = frame;
    this.scalarNames = scalarNames;
    this.constants = constants;
    this.noise = noise;
  }

  /// Writes the update of the chosen members to their rows of `aggregated`, divided by the number of tasks.
  void write(Tensor update, int rows) {
    script.assign(CHOSEN.count(), "int(torch.select(chosen_count, 0, 0))");
    script.assign(CHOSEN.member(), "torch.to(torch.narrow(chosen, 0, 0, " + CHOSEN.count() + "), at, 4)");
    script.assign(CHOSEN.slots(), "torch.mul(" + CHOSEN.member() + ", " + frame.microBatches() + ")");
    String means = script.let("torch.narrow(torch.index_select(torch.to(means, at, 6), 0, " + CHOSEN.member() + "), 1, 0, " + rows + ")");
    script.assign("rows_of_tasks", "torch.bmm(" + means + ", torch.index_select(results[0], 0, " + CHOSEN.member() + "))");
    var value = new Lowering(script, frame, this, new Graph(List.of(update)), Demand.none()).lower(update, CHOSEN);
    var made = frame.expanded(script, value, Layout.SLOT, CHOSEN);
    script.run("torch.index_copy_(aggregated, 0, " + CHOSEN.member() + ", torch.mul(" + made.name() + ", " + 1.0 / rows + "))");
  }

  @Override
  public Value input(Tensor input, Group group) {
    var shape = input.shape();
    return switch (((Op.Input) input.op()).name()) {
      case Inputs.JACOBIAN -> new Value("rows_of_tasks", Layout.SLOT, shape);
      case Inputs.ROW_TASKS -> new Value(script.let("torch.narrow(torch.index_select(torch.to(row_tasks, at, 4), 0, " + CHOSEN.member()
          + "), 1, 0, " + shape.dim(0) + ")"), Layout.SLOT, shape);
      case Inputs.UNIFORM -> new Value(noise.noise(0, Layout.SLOT, shape, CHOSEN), Layout.SLOT, shape);
      case String other -> throw new IllegalStateException("An update is made of gradients, and there is no field " + other);
    };
  }

  @Override
  public Value scalar(Tensor scalar) {
    int index = scalarNames.indexOf(((Op.Scalar) scalar.op()).name());
    return new Value(script.let("torch.select(scalars, 1, " + index + ")"), Layout.MEMBER, Shape.SCALAR);
  }

  @Override
  public Value constant(Tensor constant) {
    return new Value(constants.getOrDefault(constant, ""), Layout.SHARED, constant.shape());
  }

  @Override
  public Value parameter(Tensor parameter, Group group) {
    throw new IllegalStateException("An update is made of gradients, and declares no parameter " + parameter.name());
  }

  @Override
  public Value ofAllTasks(Tensor parameter, boolean learns) {
    return parameter(parameter, CHOSEN);
  }

  @Override
  public boolean isTable(Tensor tensor) {
    return false;
  }

  @Override
  public Value embedding(Tensor table, Value ids, Group group) {
    throw new IllegalStateException("An update is made of gradients, and looks nothing up in " + table.name());
  }

  @Override
  public String noise(int occurrence, Layout layout, Shape shape, Group group) {
    return noise.noise(1 + occurrence, layout, shape, group);
  }

  @Override
  public boolean training() {
    return true;
  }

  /// The fields that the method needs.
  static List<String> arguments(Map<Tensor, String> constants) {
    var names = new ArrayList<>(List.of("results: List[Tensor]", "shared", "scalars", "rows", "seeds", "noise", "chosen", "chosen_count",
        "means", "row_tasks", "aggregated"));
    names.addAll(constants.values());
    return names;
  }
}
