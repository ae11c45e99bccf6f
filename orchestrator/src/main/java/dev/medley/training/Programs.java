package dev.medley.training;

import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Module;
import dev.medley.training.engine.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The compiled steps of a cohort, and everything that they are handed by name.
final class Programs {

  private final List<Compiled> compiled = new ArrayList<>();
  private final Map<String, Argument> arguments = new HashMap<>();

  /// What steps run while members' losses need the same.
  ///
  /// @param arguments that this program alone has
  private record Compiled(Cohort.Mode mode, StepProgram program, Module module, Map<String, Argument> arguments) {}

  Programs(Cohort cohort, StudyData data, Arena arena, Tables tables, StepProgram.Plan plan, List<OptimizerChoice> optimizers) {
    for (var mode : cohort.modes(data.names())) {
      var program = StepProgram.training(plan, mode.needs(), optimizers.getFirst().kind(), optimizers.stream().anyMatch(o -> o.decay() > 0),
          optimizers.stream().anyMatch(o -> o.clip() > 0));
      var own = new HashMap<String, Argument>();
      tables.bind(program, "forward", own);
      own.put("scalars", CohortState.scalars(arena, cohort.members(), program.scalars()));
      compiled.add(new Compiled(mode, program, arena.load(Archive.pack(program.source())), own));
    }
  }

  /// The one with which training begins; all have the same parameters.
  StepProgram first() {
    return compiled.getFirst().program();
  }

  /// Hands over more.
  void give(Map<String, ? extends Argument> more) {
    arguments.putAll(more);
  }

  /// What the members need to see of their losses in a step.
  Cohort.Signal signal(int step) {
    return at(step).mode().signal();
  }

  /// Whether what a step runs knows a method.
  boolean has(int step, String method) {
    return !at(step).program().arguments(method).isEmpty();
  }

  /// Runs a method of what a step runs.
  ///
  /// @param more arguments of this call alone
  Result call(int step, String method, Map<String, Argument> more) {
    var now = at(step);
    var list = new ArrayList<Argument>();
    for (var name : now.program().arguments(method)) {
      var argument = more.getOrDefault(name, now.arguments().getOrDefault(name, arguments.get(name)));
      if (argument == null) throw new IllegalStateException("The method " + method + " lacks its argument " + name);
      list.add(argument);
    }
    return now.module().call(method, list);
  }

  private Compiled at(int step) {
    return compiled.stream().filter(c -> step < c.mode().until()).findFirst().orElse(compiled.getLast());
  }
}
