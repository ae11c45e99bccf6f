package dev.medley.training.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Engine;
import dev.medley.training.engine.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The golden example of one parameter: `½·4 (t - 1)²` has been learnt, `½ (t + 1)²` arrives.
class PullIT {

  private static final float[] STRENGTHS = {1, 0.25f, 0};

  /// Where `t + 1 + strength · 4 (t - 1)` is 0: at 0.6, 0 and -1.
  @Test
  void aQuadraticHoldsAParameterWhereItsStrengthSays() {
    var network = Network.empty();
    var loss = network.parameter("t", Shape.of(1), Init.zeros()).add(1).square().mul(0.5).sum(0);
    var plan = new StepProgram.Plan(network.parameters(), List.of(new HeadOutput("kind0", loss, loss, 1, 0)), List.of(), 3, 1, 1, 1)
        .with(new Switches(new TreeMap<>(), false, Pull.HELD));
    var program = StepProgram.training(plan, new Needs.Losses(), Optimizer.SGD, false, false);
    try (var arena = Engine.get().open("cpu")) {
      var module = arena.load(Archive.pack(program.source()));
      var arguments = arguments(arena, program);
      var shared = arena.upload(new float[3], 3, 1);
      arguments.put("shared", shared);
      for (int step = 0; step < 400; step++) {
        try (var results = module.call("forward", list(program, "forward", arguments, Map.of()))) {
          module.call("update", list(program, "update", arguments, Map.of("results", results))).close();
        }
      }
      assertThat(shared.read()).containsExactly(new float[]{0.6f, 0, -1}, within(1e-5f));
    }
  }

  private static Map<String, Argument> arguments(Arena arena, StepProgram program) {
    var arguments = new HashMap<String, Argument>();
    program.constants().forEach((name, tensor) -> arguments.put(name,
        arena.upload(((dev.medley.api.tensor.Op.Constant) tensor.op()).values().toArray(),
            tensor.shape().dims().stream().mapToLong(Integer::longValue).toArray())));
    for (var name : List.of("own", "shared_m", "shared_v", "own_m", "own_v", "own_a", "own_b", "scalars"))
      arguments.put(name, arena.zeros(name.startsWith("own") ? new long[]{3, 1, 1} : new long[]{3, 1}));
    for (var name : List.of("shared_a", "shared_b")) arguments.put(name, arena.upload(new float[]{4, 4, 4}, 3, 1));
    for (var name : List.of("rate", "decay", "clip", "first", "second")) {
      var numbers = arena.hostFloats(3);
      numbers.fill(0.02);
      arguments.put(name, numbers);
    }
    for (var name : List.of("active", "own_first", "own_second", "weights", "losses")) {
      var numbers = arena.hostFloats(3, 1);
      numbers.fill(1);
      arguments.put(name, numbers);
    }
    var strength = arena.hostFloats(3);
    for (int k = 0; k < 3; k++) strength.set(k, STRENGTHS[k]);
    arguments.put(Pull.STRENGTH, strength);
    arguments.put("seeds", arena.hostLongs(3));
    arguments.put("rows", arena.hostLongs(3, 1, 1));
    arguments.put("noise", CompiledCohort.noise(arena));
    arguments.put("target_kind0", arena.hostFloats(1));
    var counts = arena.hostLongs(1);
    counts.set(0, 3);
    arguments.put("counts", counts);
    for (var name : List.of("all_slots_kind0", "all_member_kind0", "all_task_kind0")) {
      var numbers = arena.hostLongs(3);
      for (int k = 0; k < 3; k++) numbers.set(k, name.contains("task") ? 0 : k);
      arguments.put(name, numbers);
    }
    return arguments;
  }

  private static List<Argument> list(StepProgram program, String method, Map<String, Argument> arguments, Map<String, Result> more) {
    return program.arguments(method).stream().map(name -> {
      Argument argument = more.containsKey(name) ? more.get(name) : arguments.get(name);
      if (argument == null) throw new IllegalStateException("The method " + method + " lacks its argument " + name);
      return argument;
    }).toList();
  }
}
