package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.metric.Accuracy;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.robustness.Corruption;
import dev.medley.robustness.Exam;
import dev.medley.robustness.Grid;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.data.TaskTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class EnduranceTest {

  private static final Target SIGN = new Target.Classes(List.of("no", "yes"));
  private static final Exam EXAM = new Exam(List.of(Grid.at(new Grid.ByChance(Corruption.NOISE), List.of(0.5, 2.0)),
      Grid.at(new Grid.ByChance(Corruption.DROP), List.of(0.5))), 4);

  private static List<Example> vectors(int count, float scale) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Example(new Input.Vector(List.of(scale * i, 1f)), new Answer.Label(i % 2))).toList();
  }

  private static StudyData read(Target target, List<Example> train, List<Example> validation, List<Example> test, Exam exam) {
    var task = new LoadedTask("it", true, List.of(new Accuracy()), new TaskData(target, train, validation, test));
    return StudyDataReader.read(List.of(task),
        new Settings("text", Map.of("length", new Value.Whole(6), "vocabulary", new Value.Whole(20))),
        Optional.empty(), Optional.of(exam));
  }

  /// Rows lie behind all others, split by split and strength by strength; only ways that concern the input are there.
  @Test
  void inputsAreMadeWorseTheSameEveryTime() {
    var data = read(SIGN, vectors(10, 1), vectors(8, 1), vectors(3, 1), EXAM);
    var table = data.tasks().getFirst();
    assertThat(data.rows()).isEqualTo(10 + 8 + 3 + 2 * 4 + 2 * 3);
    assertThat(table.worse()).extracting(TaskTable.Worse::way).containsOnly("noise");
    assertThat(table.worse()).extracting(TaskTable.Worse::firstRow).containsExactly(21, 25, 29, 32);
    assertThat(table.worse().getFirst().of()).as("evenly from all").containsExactly(0, 2, 4, 6);
    assertThat(table.worse().getFirst().answers()).containsOnly(new Answer.Label(0));
    var values = ((StudyData.Field.Real) data.field("values")).numbers();
    var plain = ((StudyData.Field.Real) read(SIGN, vectors(10, 1), vectors(8, 1), vectors(3, 1), EXAM).field("values")).numbers();
    assertThat(values).isEqualTo(plain);
    // Which example it was made of is still seen: noise of half a deviation of what numbers are scaled by.
    for (int i = 0; i < 4; i++) assertThat(values[2 * (21 + i)] - values[2 * (10 + 2 * i)]).isNotZero().isBetween(-2.5f, 2.5f);
  }

  @Test
  void tagsGoWhereTheirWordsGo() {
    var tags = new Target.TokenClasses(List.of("a", "b", "c"));
    var text = new Example(Input.Words.of("a b c a b c"), new Answer.Tags(List.of(0, 1, 2, 0, 1, 2)));
    var data = read(tags, List.of(text), List.of(text), List.of(text), EXAM);
    for (var worse : data.tasks().getFirst().worse()) {
      var tokens = ((StudyData.Field.Whole) data.field("tokens")).numbers();
      var known = ((Answer.Tags) worse.answers().getFirst()).indices();
      var words = IntStream.range(0, known.size()).mapToObj(i -> tokens[6 * worse.firstRow() + i]).toList();
      assertThat(words).as("a, b and c are ids that follow each other").isEqualTo(known.stream().map(t -> t + 2).toList());
    }
  }

  /// By hand. As they are, of four examples three are right; at .5 two, at 2 one: `(.5·(.75 + .5)/2 + 1.5·(.5 + .25)/2)/2 = .4375`.
  @Test
  void theAreaIsOfTheSameExamplesAtEveryStrength() {
    var data = read(SIGN, vectors(10, 1), vectors(8, 1), vectors(8, 1), EXAM);
    var table = data.tasks().getFirst();
    // Examples 0, 2, 4, 6 are looked at, which are all of class 0; what is said of the others must not count.
    var plain = List.of(labels(0, 0, 0, 0, 0, 0, 1, 0), labels(1, 1, 1, 1, 1, 1, 1, 1));
    var scores = Endurance.scores(table, Split.VALIDATION, 7, plain, worse -> worse.strength() < 1
        ? List.of(labels(0, 1, 0, 1), labels(1, 1, 1, 1))
        : List.of(labels(1, 1, 0, 1), labels(0, 0, 0, 0)));
    assertThat(scores.getFirst()).containsExactly(new MemberResult.Score(7, "it", "robust-noise", .4375),
        new MemberResult.Score(7, "it", "robust", .4375));
    assertThat(scores.get(1).getLast().value()).isCloseTo((0 + 1.5 * .5) / 2, Offset.offset(1e-12));
  }

  private static List<Answer> labels(int... labels) {
    var answers = new ArrayList<Answer>();
    for (int label : labels) answers.add(new Answer.Label(label));
    return answers;
  }
}
