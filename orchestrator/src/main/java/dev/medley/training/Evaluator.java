package dev.medley.training;

import dev.medley.api.metric.LossMetric;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.HostFloats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Scores all members of a cohort on a split: all see the same examples.
final class Evaluator {

  /// Examples that are run at once.
  private static final int ROWS = 64;

  private final Cohort cohort;
  private final StudyData data;
  private final IntFunction<Panel> makePanel;
  private final Map<Integer, Panel> panels = new HashMap<>();
  private final TaskLosses losses;
  private final Optional<NewTasks> newTasks;

  /// Gives the parameters that are scored, once their layout and the names of per-member numbers are known.
  @FunctionalInterface
  interface Parameters {
    CohortState of(ParameterLayout layout, List<String> scalars);
  }

  Evaluator(Cohort cohort, StudyData data, Arena arena, Tables tables, Parameters parameters) {
    this(cohort, data, arena, tables, parameters,
        cohort.adapts() ? Optional.of(new Adaptations(cohort, data, arena, tables)) : Optional.empty());
  }

  /// @param adaptations by which members adapt to what is new to them, rather than be scored as they stand
  private Evaluator(Cohort cohort, StudyData data, Arena arena, Tables tables, Parameters parameters, Optional<Adaptations> adaptations) {
    this.cohort = cohort;
    this.data = data;
    losses = new TaskLosses(data, () -> new LossProbe(cohort, data, arena, tables, parameters));
    makePanel = members -> new Panel(cohort, data, arena, tables, parameters, members);
    newTasks = adaptations.map(rows -> {
      var adapted = new Evaluator(cohort, data, arena, tables, (_, scalars) -> rows.picked(arena, scalars), Optional.empty());
      return new NewTasks(cohort, data, rows, rows.standing(parameters), adapted::score);
    });
  }

  /// Adaptations of the members, where they are trained as initialisations.
  Optional<Adaptations> adaptations() {
    return newTasks.map(NewTasks::rows);
  }

  /// Every metric of every task that a member is scored on, member by member. Initialisations are for what is new to them, so only such tasks are scored, once they have adapted to each.
  List<List<MemberResult.Score>> score(Split split, int step) {
    var scores = new ArrayList<List<MemberResult.Score>>();
    for (int k = 0; k < cohort.members().size(); k++) scores.add(new ArrayList<>());
    if (newTasks.isPresent()) {
      var adapted = newTasks.get().score(split, step);
      for (int k = 0; k < scores.size(); k++) scores.get(k).addAll(adapted.get(k));
    } else {
      for (int t = 0; t < data.tasks().size(); t++) {
        var who = scoredOn(data.tasks().get(t).name());
        if (data.tasks().get(t).size(split) == 0 || who.isEmpty()) continue;
        var found = score(who, t, split, step);
        for (int i = 0; i < who.size(); i++) scores.get(who.get(i)).addAll(found.get(i));
      }
    }
    var kept = new RuleJudge(data, this).scores(scores.size(), split, step);
    for (int k = 0; k < scores.size(); k++) scores.get(k).addAll(kept.get(k));
    return scores;
  }

  /// Every figure of a task, its metrics first, for some members one after the other.
  private List<List<MemberResult.Score>> score(List<Integer> who, int task, Split split, int step) {
    var table = data.tasks().get(task);
    var right = table.answers().getOrDefault(split, List.of());
    var predicted = predict(who, task, table.firstRow(split), right);
    var endured = Endurance.scores(table, split, step, predicted, worse -> predict(who, task, worse.firstRow(), worse.answers()));
    var lost = losses.of(task, split, cohort.members().size());
    var scores = new ArrayList<List<MemberResult.Score>>();
    for (int i = 0; i < who.size(); i++) {
      var own = new ArrayList<MemberResult.Score>();
      for (var metric : table.metrics()) {
        double score = metric instanceof LossMetric byLoss
            ? byLoss.score(lost.get(who.get(i)))
            : metric.score(table.target(), predicted.get(i), right);
        own.add(new MemberResult.Score(step, table.name(), metric.name(), score));
      }
      own.addAll(endured.get(i));
      own.addAll(parts(task, split, step, predicted.get(i), right));
      scores.add(own);
    }
    return scores;
  }

  /// The members that a task says something about.
  private List<Integer> scoredOn(String task) {
    return IntStream.range(0, cohort.members().size()).filter(k -> cohort.members().get(k).only().map(task::equals).orElse(true)).boxed()
        .toList();
  }

  /// The first metric of a task in each of its parts that are told apart.
  private List<MemberResult.Score> parts(int index, Split split, int step, List<Answer> predicted, List<Answer> right) {
    var table = data.tasks().get(index);
    var metric = table.metrics().getFirst();
    var scores = new ArrayList<MemberResult.Score>();
    for (var part : data.parts()) {
      var its = part.task() == index ? table.of(split, part.domain()) : List.<Integer>of();
      if (its.isEmpty()) continue;
      scores.add(new MemberResult.Score(step, table.name(), part.of(metric.name()),
          metric.score(table.target(), its.stream().map(predicted::get).toList(), its.stream().map(right::get).toList())));
    }
    return scores;
  }

  /// What some members answer for rows of a task that follow each other, member by member.
  ///
  /// @param right what is right for them, which says how much of an output counts
  private List<List<Answer>> predict(List<Integer> who, int index, int firstRow, List<Answer> right) {
    var table = data.tasks().get(index);
    if (table.kind() == HeadKind.TEXT) return new Writer(panel(who), data, ROWS).write(index, firstRow, right.size());
    return run(who, index, firstRow, right.size(),
        (example, output, at) -> answer(table, right.get(example), firstRow + example, output, at));
  }

  /// The classes that a task's head gives for some rows, which may be of other tasks: member by member and row by row, one for the row or one for each place of a text.
  List<List<int[]>> classes(int index, int firstRow, int size) {
    int each = data.tasks().get(index).kind() == HeadKind.TAGS && data.input() instanceof InputShape.Text(int length, _) ? length : 1;
    var all = IntStream.range(0, cohort.members().size()).boxed().toList();
    return run(all, index, firstRow, size, (_, output, at) -> IntStream.range(0, each).map(i -> (int) output.get(at + i)).toArray());
  }

  /// Makes something of what is predicted for an example, which begins at a place of the output.
  @FunctionalInterface
  private interface Reader<T> {
    T read(int example, HostFloats output, int at);
  }

  private Panel panel(List<Integer> who) {
    var panel = panels.computeIfAbsent(who.size(), makePanel::apply);
    panel.seat(who, ROWS);
    return panel;
  }

  private <T> List<List<T>> run(List<Integer> who, int index, int firstRow, int size, Reader<T> reader) {
    var kind = data.tasks().get(index).kind();
    var answers = new ArrayList<List<T>>();
    for (int k = 0; k < who.size(); k++) answers.add(new ArrayList<>());
    var predictor = panel(who).predictor(ROWS);
    predictor.setTask(index);
    int each = predictor.each(kind);
    for (int from = 0; from < size; from += ROWS) {
      for (int i = 0; i < who.size() * ROWS; i++) predictor.setRow(i, firstRow + Math.min(from + i % ROWS, size - 1));
      var output = predictor.predict(kind);
      for (int k = 0; k < who.size(); k++) {
        for (int r = 0; r < Math.min(ROWS, size - from); r++)
          answers.get(k).add(reader.read(from + r, output, (k * ROWS + r) * each));
      }
    }
    return answers;
  }

  private Answer answer(TaskTable table, Answer wanted, int row, HostFloats output, int at) {
    return switch (wanted) {
      case Answer.Label _ -> new Answer.Label((int) output.get(at));
      case Answer.Tags _ ->
        new Answer.Tags(data.starts(row).stream().map(place -> (int) output.get(at + place)).toList());
      case Answer.Text _ -> throw new IllegalStateException("Texts are written word by word");
      case Answer.Numbers(var right) -> {
        var numbers = new ArrayList<Float>();
        for (int i = 0; i < right.size(); i++)
          numbers.add((float) (output.get(at + i) * table.scale().get(i).deviation() + table.scale().get(i).mean()));
        yield new Answer.Numbers(numbers);
      }
    };
  }
}
