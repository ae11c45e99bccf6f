package dev.medley.api.tensor;

import dev.medley.api.error.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// Where a component declares the parameters of the network that it writes. A network is built for one model; names are unique within it.
///
/// Not thread-safe; a component uses it only while it is being asked for its network.
public final class Network {

  private static final String PROGRESS = "progress";

  /// What all views of one network have declared.
  private record Declared(List<Tensor> parameters, List<Penalty> penalties) {}

  /// Makes the parameters of some layers in another way than they are asked for.
  @FunctionalInterface
  public interface Maker {

    /// What stands for the shared parameter that a layer asks for; of the same shape.
    ///
    /// @param plain the network without this maker, in the layer's scope
    Tensor make(Network plain, String name, Shape shape, Init init);
  }

  /// @param base where the layers' scopes begin
  private record Making(String base, Predicate<String> layers, Maker maker) {

    /// Whether what is declared in a scope under a name is for the maker.
    boolean concerns(String scope, String name) {
      String below = scope.equals(base) ? name : scope.substring(base.isEmpty() ? 0 : base.length() + 1);
      return layers.test(first(below));
    }
  }

  private final Declared declared;
  private final String scope;
  private final String component;
  private final List<Making> makings;

  private Network(Declared declared, String scope, String component, List<Making> makings) {
    this.declared = declared;
    this.scope = scope;
    this.component = component;
    this.makings = List.copyOf(makings);
  }

  /// A network with no parameter yet.
  public static Network empty() {
    return new Network(new Declared(new ArrayList<>(), new ArrayList<>()), "", "", List.of());
  }

  /// The same network, with a prefix before the names declared through it.
  public Network scope(String name) {
    return new Network(declared, full(name), component, makings);
  }

  /// The same network, with a component's name for the messages of errors.
  public Network writtenBy(String componentName) {
    return new Network(declared, scope, componentName, makings);
  }

  /// The same network, in which every shared parameter of some layers is made by `maker`. A layer is what is declared in one scope directly below this network, or a
  /// parameter directly in it. So an encoder that knows nothing of tasks gets layers that are a task's own, or come in several versions.
  public Network making(Predicate<String> layers, Maker maker) {
    var all = new ArrayList<>(makings);
    all.add(new Making(scope, layers, maker));
    return new Network(declared, scope, component, all);
  }

  /// The same network, in which each task has its own of every parameter of some layers, see [#making].
  public Network taskwise(Predicate<String> layers) {
    return making(layers, Network::taskParameter);
  }

  /// A parameter that all tasks share.
  public Tensor parameter(String name, Shape shape, Init init) {
    for (int i = makings.size() - 1; i >= 0; i--) {
      if (makings.get(i).concerns(scope, name))
        return makings.get(i).maker().make(new Network(declared, scope, component, makings.subList(0, i)), name, shape, init);
    }
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

  /// How much of the training is done, from 0 at its first step to 1; 1 when evaluating. Read as the scalar `progress`.
  public Tensor progress() {
    return scalar(PROGRESS);
  }

  /// The index of the micro-batch's task.
  public Tensor task() {
    return Tensor.source(new Op.TaskIndex(), Shape.SCALAR, DType.INT, "task", component);
  }

  /// Adds a scalar to the loss of every micro-batch. It is no task's: no weighting of losses and no surgery of gradients touches it, and its value is reported.
  public void penalty(String name, Tensor value) {
    declared.penalties.add(new Penalty(reported(name), value, true));
  }

  /// Reports a scalar, averaged over micro-batches, with a trial; it has no part in the loss.
  public void observe(String name, Tensor value) {
    declared.penalties.add(new Penalty(reported(name), value, false));
  }

  /// All parameters declared so far, in the order of their declaration.
  public List<Tensor> parameters() {
    return Collections.unmodifiableList(declared.parameters);
  }

  /// All penalties and observations declared so far, in the order of their declaration.
  public List<Penalty> penalties() {
    return Collections.unmodifiableList(declared.penalties);
  }

  /// What stands before the names declared through this network, with a dot between; nothing at its root.
  public String path() {
    return scope;
  }

  /// The names of the scopes directly below this network in which parameters have been declared, in the order of their first.
  public List<String> layers() {
    String prefix = scope.isEmpty() ? "" : scope + ".";
    return declared.parameters.stream().map(Tensor::name).filter(n -> n.startsWith(prefix)).map(n -> first(n.substring(prefix.length())))
        .distinct().toList();
  }

  private static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private String full(String name) {
    return scope.isEmpty() ? name : scope + "." + name;
  }

  private String reported(String name) {
    return component.isEmpty() ? name : component + "." + name;
  }

  private Tensor declare(String name, Shape shape, Init init, Owner owner) {
    String full = full(name);
    if (declared.parameters.stream().anyMatch(p -> p.name().equals(full))) {
      String where = component.isEmpty() ? "" : " of component (" + component + ")";
      throw new ShapeException(Problem.maybe("MED-034", "The parameter (" + full + ")" + where + " is declared twice.",
          "declare each in a scope of its own"));
    }
    var parameter = Tensor.source(new Op.Parameter(full, init, owner), shape, DType.FLOAT, full, component);
    declared.parameters.add(parameter);
    return parameter;
  }
}
