package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Penalty;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cohort's network as TorchScript: the methods of a training step, and those that predict.
///
/// A step is `forward` (gather the rows, run, write the losses to `losses`), then, where the tasks' gradients are wanted apart, `gradients` (write the Gramian), then `update`
/// (recombine by the weights that the host chose, move the parameters). A step that does without the Gramian, in a cohort that has others, is `forward_together` and
/// `update_together`. Where the gradients themselves are wanted, `aggregate_m` makes one of those of `m` tasks, before `update`. What a method needs is named in its list of arguments.
public final class StepProgram {

  /// @param rows      examples in a micro-batch
  /// @param tasks     T
  /// @param outputs   one for each kind of head in the study
  /// @param penalties scalars beside the losses
  /// @param switches  what may be switched from step to step
  public record Plan(List<Tensor> parameters, List<HeadOutput> outputs, List<Penalty> penalties, int members, int microBatches, int rows,
      int tasks, Switches switches) {

    /// One in which nothing is switched.
    public Plan(List<Tensor> parameters, List<HeadOutput> outputs, List<Penalty> penalties, int members, int microBatches, int rows,
        int tasks) {
      this(parameters, outputs, penalties, members, microBatches, rows, tasks, Switches.NONE);
    }

    /// The same with switches.
    public Plan with(Switches others) {
      return new Plan(parameters, outputs, penalties, members, microBatches, rows, tasks, others);
    }

    /// Whether anything is added to the losses.
    boolean penalized() {
      return penalties.stream().anyMatch(Penalty::counts);
    }

    /// The micro-batches whose task has this kind of head.
    Group group(HeadOutput output) {
      return new Group(output.kind(), outputs.size() == 1);
    }
  }

  /// The method by which what a model is taught by becomes what the model is; it is there where there is such.
  public static final String TEACH = "teach";

  private final Plan plan;
  private final Graph graph;
  private final Demand demand;
  private final ParameterLayout layout;
  private final List<Tensor> aggregates;
  private final List<String> scalars;
  private final Map<Tensor, String> constants = new LinkedHashMap<>();
  private final StringBuilder source = new StringBuilder();
  private final Map<String, List<String>> arguments = new LinkedHashMap<>();

  private StepProgram(Plan plan, List<Tensor> roots, Needs needs, BiFunction<Graph, Plan, Demand> demands) {
    this.plan = plan;
    graph = new Graph(roots);
    demand = demands.apply(graph, plan);
    // Of losses and predictions together, so that both programs of a model lay its parameters out alike.
    var all = Stream.of(plan.outputs().stream().map(HeadOutput::loss), plan.outputs().stream().map(HeadOutput::prediction),
        plan.penalties().stream().map(Penalty::value)).flatMap(s -> s).toList();
    layout = ParameterLayout.of(plan.parameters(), new Graph(all));
    aggregates = needs.aggregates(plan.microBatches(), layout.sharedSize()).toList();
    var given = Stream.concat(graph.order().stream(), new Graph(aggregates).order().stream()).toList();
    scalars = given.stream().filter(t -> t.op() instanceof Op.Scalar).map(t -> ((Op.Scalar) t.op()).name()).distinct()
        .filter(name -> !name.equals(Inputs.PROGRESS)).toList();
    for (var tensor : given) {
      if (tensor.op() instanceof Op.Constant) constants.put(tensor, "constant_" + constants.size());
    }
  }

  /// Compiles the steps of training.
  public static StepProgram training(Plan plan, Needs needs, Optimizer optimizer, boolean decays, boolean clips) {
    return training(plan, needs, optimizer, decays, clips, Demand::worthwhile);
  }

  static StepProgram training(Plan plan, Needs needs, Optimizer optimizer, boolean decays, boolean clips,
      BiFunction<Graph, Plan, Demand> demands) {
    var program = new StepProgram(plan,
        Stream.concat(plan.outputs().stream().map(HeadOutput::loss), plan.penalties().stream().map(Penalty::value)).toList(), needs,
        demands);
    program.write(needs, new Updates(program, optimizer, decays, clips));
    Teaching.write(program);
    return program;
  }

  private void write(Needs needs, Updates updates) {
    switch (needs) {
      case Needs.Losses _ -> updates.together("update", forward("forward", ForwardBody.Gradients.JOINT, true), false);
      case Needs.Products(boolean always) -> {
        var body = forward("forward", ForwardBody.Gradients.APART, true);
        gradients(body, true);
        updates.apart(body);
        if (!always) updates.together("update_together", forward("forward_together", ForwardBody.Gradients.JOINT, true), true);
      }
      case Needs.Rows _ -> {
        gradients(forward("forward", ForwardBody.Gradients.APART, true), false);
        for (int rows = 1; rows <= aggregates.size(); rows++) aggregate(aggregates.get(rows - 1), rows);
        updates.aggregated();
      }
      case Needs.Adapted _ -> updates.adapted();
    }
  }

  /// Compiles the losses alone: `forward` without gradients and without dropout.
  public static StepProgram losses(Plan plan) {
    var program = new StepProgram(plan, plan.outputs().stream().map(HeadOutput::loss).toList(), new Needs.Losses(),
        (_, _) -> Demand.none());
    // Penalties are no part of any task's loss.
    program.forward("forward", ForwardBody.Gradients.NONE, false);
    return program;
  }

  /// Compiles the gradient of the losses as models that predict have them, without dropout: `forward`, and `update`, which at a rate of 0 moves nothing and leaves the gradient
  /// in `shared_m` where that was zero.
  public static StepProgram sensitivities(Plan plan) {
    var program = new StepProgram(plan, plan.outputs().stream().map(HeadOutput::loss).toList(), new Needs.Losses(),
        (_, _) -> Demand.none());
    var body = program.forward("forward", ForwardBody.Gradients.JOINT, false);
    new Updates(program, Optimizer.SGD, false, false).together("update", body, false);
    return program;
  }

  /// Compiles the squares of gradients, one example to a micro-batch, as models that predict have them: `forward`, and `square`, which adds what each member counts of it to `shared_squares` and `own_squares`.
  public static StepProgram squares(Plan plan) {
    var program = new StepProgram(plan, plan.outputs().stream().map(HeadOutput::loss).toList(), new Needs.Losses(),
        (_, _) -> Demand.none());
    var script = new Script();
    var body = program.forward("forward", ForwardBody.Gradients.JOINT, false);
    program.gradientsOf(script, body).flat("torch.sum(results[0])", plan.members(), false);
    script.assign("part", "torch.unsqueeze(torch.to(counted, ops.prim.device(shared_squares), 6), 1)");
    script.run("torch.add_(shared_squares, torch.mul(torch.square(g_shared), part))");
    script.run("torch.add_(own_squares, torch.mul(torch.square(g_own3), torch.unsqueeze(part, 2)))");
    program.method("square", script, List.of("results: List[Tensor]", "shared_squares", "own_squares", "counted"), "Tensor",
        "shared_squares");
    return program;
  }

  /// The method that takes the parameters of some members out of those of many.
  public static final String CHOOSE = "choose";

  /// Compiles predictions: for each kind of head a method `predict_KIND` that writes to `predictions`. The plan has one micro-batch, which all members see. Where answers are written word by word there are two:
  /// `read_KIND` gives what is the same for every word, and `write_KIND` predicts the next words of rows which began as the rows of it that `origin` names. These may be of a program for another number of rows.
  public static StepProgram prediction(Plan plan) {
    var program = new StepProgram(plan, plan.outputs().stream().map(HeadOutput::prediction).toList(), new Needs.Losses(),
        (_, _) -> Demand.none());
    new PredictionBody(program).write();
    return program;
  }

  Frame frame() {
    return new Frame(plan.members(), plan.microBatches());
  }

  ForwardBody body(Script script, ForwardBody.Gradients gradients, boolean training) {
    var firstRows = plan.outputs().stream().collect(Collectors.toMap(HeadOutput::kind, HeadOutput::firstRow));
    return new ForwardBody(script, frame(), layout, scalars, constants, firstRows, gradients, training, plan.tasks());
  }

  private Group group(HeadOutput output) {
    return plan.group(output);
  }

  private ForwardBody forward(String name, ForwardBody.Gradients gradients, boolean training) {
    var script = new Script();
    var body = body(script, gradients, training);
    var lowering = new Lowering(script, frame(), body, graph, demand);
    int batches = plan.members() * plan.microBatches();
    script.assign("step_seeds", "torch.to(seeds, at, 4)");
    String losses = script.let("torch.zeros(" + Script.list(batches) + ", dtype=6, device=at)");
    for (int i = 0; i < plan.outputs().size(); i++) {
      var output = plan.outputs().get(i);
      var group = group(output);
      script.assign(group.count(), group.whole() ? String.valueOf(batches) : "int(torch.select(counts, 0, " + i + "))");
      for (var field : List.of(group.slots(), group.member(), group.task()))
        script.assign(field, "torch.to(torch.narrow(all_" + field + ", 0, 0, " + group.count() + "), at, 4)");
      var loss = frame().expanded(script, lowering.lower(output.loss(), group), Layout.SLOT, group);
      losses = script.let("torch.index_add(" + losses + ", 0, " + group.slots() + ", " + loss.name() + ")");
    }
    script
        .run("torch.copy_(losses, torch.reshape(torch.detach(" + losses + "), " + Script.list(plan.members(), plan.microBatches()) + "))");
    boolean penalizes = gradients != ForwardBody.Gradients.NONE && !plan.penalties().isEmpty();
    var penalties = penalizes ? new PenaltyBody(script, plan, frame(), graph).write(lowering) : "";
    var results = new ArrayList<String>();
    results.add(losses);
    body.leaves.forEach(l -> results.add(l.name()));
    body.ownLeaves().forEach(l -> results.add(l.name()));
    body.tableLeaves.forEach(l -> results.add(l.name()));
    body.tableLeaves.forEach(l -> results.add(l.rows()));
    body.ownLeaves().forEach(l -> results.add(l.owners()));
    if (gradients == ForwardBody.Gradients.APART) body.tableLeaves.forEach(l -> results.add(l.batches()));
    if (penalizes && plan.penalized()) results.add(penalties);
    script.assign("results", Script.list(results));
    var parameters = new ArrayList<>(inputs());
    parameters.addAll(List.of("seeds", "noise", "counts", "losses"));
    if (penalizes) parameters.add(PenaltyBody.VALUES);
    if (penalizes && plan.switches().gates()) parameters.add(PenaltyBody.GATES);
    if (graph.order().stream().anyMatch(t -> t.op() instanceof Op.Scalar(var read) && read.equals(Inputs.PROGRESS)))
      parameters.add(Inputs.PROGRESS);
    for (var output : plan.outputs()) {
      parameters.addAll(List.of("all_" + group(output).slots(), "all_" + group(output).member(), "all_" + group(output).task(),
          "target_" + output.kind()));
    }
    method(name, script, parameters, "List[Tensor]", "results");
    return body;
  }

  /// The parameters of a method that runs the network, but for those of its targets.
  List<String> inputs() {
    var names = new ArrayList<>(List.of("shared", "own", "scalars", "rows"));
    names.addAll(constants.values());
    graph.order().stream().filter(t -> t.op() instanceof Op.Input(var name) && !Inputs.isTarget(name)).map(t -> ((Op.Input) t.op()).name())
        .map(n -> n.equals(Inputs.MASK) ? Inputs.TOKENS : n).distinct().forEach(names::add);
    return names;
  }

  GradientBody gradientsOf(Script script, ForwardBody body) {
    return new GradientBody(script, plan, layout, body);
  }

  /// Takes the micro-batches' gradients apart: for their inner products, or themselves. Those of penalties are no task's: they are apart from all, and added to what becomes of them.
  private void gradients(ForwardBody body, boolean products) {
    var script = new Script();
    var gradients = gradientsOf(script, body);
    var results = products ? gradients.products(plan.penalized()) : gradients.rows(plan.penalized());
    if (plan.penalized()) results.addAll(gradients.ofPenalties(script.let(PenaltyBody.total(plan))));
    var parameters = new ArrayList<>(List.of("results: List[Tensor]"));
    if (products) parameters.add("gramian");
    if (plan.switches().paced()) parameters.addAll(Paces.arguments());
    method("gradients", script, parameters, "List[Tensor]", Script.list(results));
  }

  private void aggregate(Tensor update, int rows) {
    var script = new Script();
    var body = body(script, ForwardBody.Gradients.NONE, true);
    script.assign("step_seeds", "torch.to(seeds, at, 4)");
    var used = new LinkedHashMap<Tensor, String>();
    for (var tensor : new Graph(List.of(update)).order()) if (constants.containsKey(tensor)) used.put(tensor, constants.get(tensor));
    new AggregateBody(script, frame(), scalars, used, body).write(update, rows);
    method("aggregate_" + rows, script, AggregateBody.arguments(used), "Tensor", "aggregated");
  }

  void method(String name, Script script, List<String> parameters, String type, String result) {
    arguments.put(name, parameters.stream().map(p -> p.contains(":") ? p.substring(0, p.indexOf(':')) : p).toList());
    source.append(script.method(name, parameters, type)).append("    return ").append(result).append('\n');
  }

  /// The methods, as TorchScript source.
  public String source() {
    return source.toString();
  }

  /// The names of all methods.
  public Set<String> methods() {
    return arguments.keySet();
  }

  /// The names of a method's arguments, in order.
  public List<String> arguments(String method) {
    return arguments.getOrDefault(method, List.of());
  }

  public ParameterLayout layout() {
    return layout;
  }

  /// The per-member numbers that the network reads, in the order of the columns of `scalars`.
  public List<String> scalars() {
    return scalars;
  }

  /// The shared numbers of the network, by the name of the argument that carries them.
  public Map<String, Tensor> constants() {
    var named = new LinkedHashMap<String, Tensor>();
    constants.forEach((tensor, name) -> named.put(name, tensor));
    return named;
  }

  public Plan plan() {
    return plan;
  }

  Graph graph() {
    return graph;
  }

  /// The table of uniform numbers from which dropout takes its rows, as long as it is wide times high.
  public static int noiseRows() {
    return ForwardBody.NOISE_ROWS;
  }

  public static int noiseWidth() {
    return ForwardBody.NOISE_WIDTH;
  }
}
