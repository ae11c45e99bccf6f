package dev.medley.api.tensor;

import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Where a component declares the parameters of the network that it writes. A network is built for one model; names are unique within it.
///
/// Not thread-safe; a component uses it only while it is being asked for its network.
public final class Network {

  private final List<Tensor> parameters;
  private final String scope;
  private final String component;

  private Network(List<Tensor> parameters, String scope, String component) {
    this.parameters = parameters;
    this.scope = scope;
    this.component = component;
  }

  /// A network with no parameter yet.
  public static Network empty() {
    return new Network(new ArrayList<>(), "", "");
  }

  /// The same network, with a prefix before the names declared through it.
  public Network scope(String name) {
    return new Network(parameters, scope.isEmpty() ? name : scope + "." + name, component);
  }

  /// The same network, with a component's name for the messages of errors.
  public Network writtenBy(String componentName) {
    return new Network(parameters, scope, componentName);
  }

  /// A parameter that all tasks share.
  public Tensor parameter(String name, Shape shape, Init init) {
    return declare(name, shape, init, Owner.SHARED);
  }

  /// A parameter of which every task has its own; the tensor is that of the micro-batch's task, and `shape` that of one task's.
  public Tensor taskParameter(String name, Shape shape, Init init) {
    return declare(name, shape, init, Owner.TASK);
  }

  /// A field of the micro-batch.
  public Tensor input(String name, Shape shape, DType type) {
    return Tensor.source(new Op.Input(name), shape, type, name, component);
  }

  /// A number that each member chooses for itself.
  public Tensor scalar(String name) {
    return Tensor.source(new Op.Scalar(name), Shape.SCALAR, DType.FLOAT, name, component);
  }

  /// The index of the micro-batch's task.
  public Tensor task() {
    return Tensor.source(new Op.TaskIndex(), Shape.SCALAR, DType.INT, "task", component);
  }

  /// All parameters declared so far, in the order of their declaration.
  public List<Tensor> parameters() {
    return Collections.unmodifiableList(parameters);
  }

  private Tensor declare(String name, Shape shape, Init init, Owner owner) {
    String full = scope.isEmpty() ? name : scope + "." + name;
    if (parameters.stream().anyMatch(p -> p.name().equals(full))) {
      String where = component.isEmpty() ? "" : " of component (" + component + ")";
      throw new ShapeException(Problem.maybe("MED-034", "The parameter (" + full + ")" + where + " is declared twice.",
          "declare each in a scope of its own"));
    }
    var parameter = Tensor.source(new Op.Parameter(full, init, owner), shape, DType.FLOAT, full, component);
    parameters.add(parameter);
    return parameter;
  }
}
