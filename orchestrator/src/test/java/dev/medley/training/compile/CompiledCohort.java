package dev.medley.training.compile;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Expression;
import dev.medley.testkit.Mode;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import dev.medley.training.engine.Module;
import dev.medley.training.engine.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A cohort of one expression from the catalogue, compiled and filled: every member has parameters, numbers, tasks and micro-batches of its own.
/// A micro-batch counts as one row of the inputs' tables, so inputs may have any shape.
final class CompiledCohort {

  /// Which elements dropout keeps, in the table of noise and in the interpreter alike.
  private static final Mode TRAINING = new Mode.Training((occurrence, element) -> element % 3 != 0);

  private final Expression expression;
  private final StepProgram program;
  private final Module module;
  private final Arena arena;
  private final int members;
  private final int microBatches;
  private final Map<String, Argument> arguments = new HashMap<>();

  CompiledCohort(Arena arena, Expression expression, StepProgram program) {
    this.arena = arena;
    this.expression = expression;
    this.program = program;
    members = program.plan().members();
    microBatches = program.plan().microBatches();
    module = arena.load(Archive.pack(program.source()));
    fillMembers();
    fillInputs();
    program.constants().forEach((name, tensor) -> arguments.put(name, constant(tensor)));
  }

  /// A plan in which the outputs are multiples of the expression's loss, one for each kind of head.
  static StepProgram.Plan plan(Expression expression, int members, int microBatches, int kinds) {
    var network = Network.empty();
    var loss = expression.loss(network);
    var outputs = new ArrayList<HeadOutput>();
    for (int kind = 0; kind < kinds; kind++) outputs.add(new HeadOutput("kind" + kind, loss.mul(1 + kind), loss, 1, 0));
    return new StepProgram.Plan(network.parameters(), outputs, List.of(), members, microBatches, 1, expression.tasks());
  }

  /// A plan in which the expression belongs to one kind of head alone; the other kind's loss is a parameter's size.
  static StepProgram.Plan exclusive(Expression expression, int members, int microBatches) {
    var network = Network.empty();
    var loss = expression.loss(network);
    var parameter = network.parameters().getFirst();
    var size = parameter.square().reshape(parameter.shape().size()).sum(0);
    return new StepProgram.Plan(network.parameters(), List.of(new HeadOutput("kind0", loss, loss, 1, 0),
        new HeadOutput("kind1", size, size, 1, 0)), List.of(), members, microBatches, 1, expression.tasks());
  }

  /// The table from which every dropout of [#TRAINING] takes its numbers.
  static Argument noise(Arena arena) {
    var noise = new float[StepProgram.noiseRows() * StepProgram.noiseWidth()];
    for (int i = 0; i < noise.length; i++) noise[i] = i % StepProgram.noiseWidth() % 3 != 0 ? 0.999f : 0;
    return arena.upload(noise, StepProgram.noiseRows(), StepProgram.noiseWidth());
  }

  /// What the interpreter is told of a member's micro-batch.
  Bindings bindings(int member, int microBatch) {
    return expression.bindings(1 + member).withInputs(expression.bindings(100 + 10 * member + microBatch).inputs())
        .withTask(task(member, microBatch));
  }

  Bindings training(int member, int microBatch) {
    return bindings(member, microBatch).withMode(TRAINING);
  }

  int task(int member, int microBatch) {
    return (member + microBatch) % expression.tasks();
  }

  int kind(int member, int microBatch) {
    return (member + microBatch) % program.plan().outputs().size();
  }

  int tasks() {
    return program.plan().tasks();
  }

  ParameterLayout layout() {
    return program.layout();
  }

  void put(String name, Argument argument) {
    arguments.put(name, argument);
  }

  Result call(String method) {
    return module.call(method, program.arguments(method).stream().map(name -> {
      var argument = arguments.get(name);
      if (argument == null) throw new IllegalStateException("The method " + method + " lacks its argument " + name);
      return argument;
    }).toList());
  }

  HostFloats floats(String name, long... shape) {
    var made = arena.hostFloats(shape);
    arguments.put(name, made);
    return made;
  }

  private HostLongs longs(String name, long... shape) {
    var made = arena.hostLongs(shape);
    arguments.put(name, made);
    return made;
  }

  /// What a training step needs beyond the members themselves; the rate is zero, so that parameters stay and the first moments are the gradients.
  void fillStep(Argument noise) {
    int kinds = program.plan().outputs().size();
    int batches = members * microBatches;
    longs("seeds", members);
    arguments.put("noise", noise);
    floats("losses", members, microBatches);
    floats("weights", members, microBatches).fill(1);
    floats("gramian", members, microBatches, microBatches);
    var counts = longs("counts", kinds);
    for (int kind = 0; kind < kinds; kind++) {
      var slots = longs("all_slots_kind" + kind, batches);
      var owners = longs("all_member_kind" + kind, batches);
      var tasks = longs("all_task_kind" + kind, batches);
      floats("target_kind" + kind, 1);
      int filled = 0;
      for (int i = 0; i < batches; i++) {
        if (kind(i / microBatches, i % microBatches) != kind) continue;
        slots.set(filled, i);
        owners.set(filled, i / microBatches);
        tasks.set(filled++, task(i / microBatches, i % microBatches));
      }
      counts.set(kind, filled);
    }
    for (var name : List.of("rate", "decay", "clip", "first", "second")) floats(name, members);
    for (var name : List.of("own_first", "own_second")) floats(name, members, program.plan().tasks());
    floats("active", members, program.plan().tasks()).fill(1);
  }

  private void fillMembers() {
    int tasks = program.plan().tasks();
    int p = layout().sharedSize();
    int q = layout().ownSize();
    int width = Math.max(1, program.scalars().size());
    var shared = new float[members * p];
    var own = new float[members * tasks * q];
    var scalars = new float[members * width];
    for (int k = 0; k < members; k++) {
      var bound = bindings(k, 0);
      for (var place : layout().shared()) write(bound.parameters().get(place.name()), 0, place.size(), shared, k * p + place.offset());
      for (var place : layout().own()) {
        for (int t = 0; t < tasks; t++)
          write(bound.parameters().get(place.name()), t * place.size(), place.size(), own, (k * tasks + t) * q + place.offset());
      }
      for (int i = 0; i < program.scalars().size(); i++)
        scalars[k * width + i] = bound.scalars().get(program.scalars().get(i)).floatValue();
    }
    arguments.put("shared", arena.upload(shared, members, p));
    arguments.put("own", arena.upload(own, members, tasks, q));
    arguments.put("scalars", arena.upload(scalars, members, width));
  }

  /// A row per micro-batch; the compiler makes the mask from the words, which are those places that are not 0.
  private void fillInputs() {
    var rows = longs("rows", members, microBatches, 1);
    for (int i = 0; i < members * microBatches; i++) rows.set(i, i);
    bindings(0, 0).inputs().forEach((name, first) -> {
      var table = new float[members * microBatches * first.size()];
      for (int i = 0; i < members * microBatches; i++)
        write(bindings(i / microBatches, i % microBatches).inputs().get(name), 0, first.size(), table, i * first.size());
      arguments.put(name.equals(Inputs.MASK) ? Inputs.TOKENS : name, arena.upload(table, (long) members * microBatches, first.size()));
    });
  }

  private Argument constant(Tensor tensor) {
    var values = new float[tensor.shape().size()];
    var constant = (Op.Constant) tensor.op();
    for (int i = 0; i < values.length; i++) values[i] = constant.values().get(i);
    return arena.upload(values, tensor.shape().dims().stream().mapToLong(Integer::longValue).toArray());
  }

  private static void write(Array from, int start, int count, float[] to, int offset) {
    for (int i = 0; i < count; i++) to[offset + i] = (float) from.get(start + i);
  }
}
