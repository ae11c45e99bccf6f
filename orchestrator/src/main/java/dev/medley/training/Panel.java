package dev.medley.training;

import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// So many members of a cohort that predict together, for as many rows at once as is asked: a program for each number of rows. Which members they are may change; then their parameters are copied.
final class Panel {

  private final Cohort cohort;
  private final StudyData data;
  private final Arena arena;
  private final Tables tables;
  private final Evaluator.Parameters source;
  private final int members;
  private final Map<Integer, Predictor> predictors = new HashMap<>();
  private Map<String, Argument> all = Map.of();
  private Map<String, Argument> own = Map.of();

  Panel(Cohort cohort, StudyData data, Arena arena, Tables tables, Evaluator.Parameters source, int members) {
    this.cohort = cohort;
    this.data = data;
    this.arena = arena;
    this.tables = tables;
    this.source = source;
    this.members = members;
  }

  int members() {
    return members;
  }

  /// Lets these members predict, as they are now.
  ///
  /// @param rows of any predictor
  void seat(List<Integer> who, int rows) {
    if (who.size() != members) throw new IllegalArgumentException(members + " members are not " + who);
    var predictor = predictor(rows);
    if (members < cohort.members().size()) predictor.choose(who, arena, all);
  }

  Predictor predictor(int rows) {
    return predictors.computeIfAbsent(rows, this::compile);
  }

  private Predictor compile(int rows) {
    var model = cohort.model().apply(rows);
    var program = StepProgram.prediction(model.plan(members, 1, data.tasks().size()));
    if (all.isEmpty()) {
      var given = new HashMap<>(source.of(program.layout(), program.scalars()).arguments());
      given.put("scalars", CohortState.scalars(arena, cohort.members(), program.scalars()));
      all = given;
      own = members == cohort.members().size() ? all : room(program);
    }
    var arguments = new HashMap<>(own);
    program.methods().forEach(method -> tables.bind(program, method, arguments));
    return new Predictor(arena, program, arena.load(Archive.pack(program.source())), arguments, data.answerLength());
  }

  /// For the parameters of those members.
  private Map<String, Argument> room(StepProgram program) {
    return Map.of("shared", arena.zeros(members, program.layout().sharedSize()), "own",
        arena.zeros(members, data.tasks().size(), program.layout().ownSize()), "scalars",
        arena.zeros(members, Math.max(1, program.scalars().size())));
  }
}
