package dev.medley.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleParserTest {

  private static final int POS = 0;
  private static final int ENTITIES = 1;

  /// Whether a rule holds for a part of speech and an entity, both by name.
  private static boolean holds(String rule, String pos, String entity) {
    int[] classes = {Known.SUBJECTS.get(POS).labels().indexOf(pos), Known.SUBJECTS.get(ENTITIES).labels().indexOf(entity), 0, 3, 4, 7};
    return Known.rule(rule).formula().holds(task -> classes[task]);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "pos = NNP <-> entities = B-person              | true  | false | false | true",
    "entities = B-person -> pos = NNP               | true  | false | true  | true",
    "entities != O -> pos in {NNP, NN}              | true  | true  | true  | true",
    "not (pos = NN and entities = B-person)         | true  | false | true  | true",
    "pos = NN or entities = O and pos = VB          | false | true  | false | true",
    "exactly 1 of (pos = NNP, entities = B-person)  | false | true  | true  | false",
    "at least 1 of (pos = NNP, entities = B-person) | true  | true  | true  | false",
    "at most 1 of (pos = NNP, entities = B-person)  | false | true  | true  | true",
    "not not pos = NNP                              | true  | false | true  | false",
    "pos = NNP -> pos = NN -> entities = O          | true  | true  | true  | true"})
  void means(String rule, boolean bothRight, boolean onlyEntity, boolean onlyPos, boolean neither) {
    assertThat(List.of(holds(rule, "NNP", "B-person"), holds(rule, "NN", "B-person"), holds(rule, "NNP", "O"), holds(rule, "NN", "O")))
        .as(rule).containsExactly(bothRight, onlyEntity, onlyPos, neither);
  }

  @Test
  void numbersAddUp() {
    for (int left = 0; left < 10; left++) {
      for (int right = 0; right < 10; right++) {
        for (int sum = 0; sum < 19; sum++) {
          int[] classes = {0, 0, 0, left, right, sum};
          assertThat(Known.rule("left + right = sum").formula().holds(t -> classes[t])).isEqualTo(left + right == sum);
          assertThat(Known.rule("sum - left >= right + 1").formula().holds(t -> classes[t])).isEqualTo(sum - left >= right + 1);
          assertThat(Known.rule("left = right").formula().holds(t -> classes[t])).isEqualTo(left == right);
          assertThat(Known.rule("left < 4").formula().holds(t -> classes[t])).isEqualTo(left < 4);
          assertThat(Known.rule("left + left = 8").formula().holds(t -> classes[t])).isEqualTo(left == 4);
        }
      }
    }
  }

  @Test
  void signsStandInQuotes() {
    assertThat(holds("pos = ',' -> entities = O", ",", "B-person")).isFalse();
    assertThat(holds("pos in {\"-LRB-\", ','}", "-LRB-", "O")).isTrue();
  }

  @Test
  void isAboutWordsIfATaskIs() {
    assertThat(Known.rule("genre = fiction -> pos != NNP").aboutWords()).isTrue();
    assertThat(Known.rule("genre = fiction -> pos != NNP").judgedOn()).isEqualTo(POS);
    assertThat(Known.rule("left + right = sum").aboutWords()).isFalse();
    assertThat(Known.rule("left + right = sum").judgedOn()).isEqualTo(3);
  }

  /// All problems of all rules at once, each with its place.
  @Test
  void everyProblemIsTold() {
    var problems = new ArrayList<Problem>();
    var rules = RuleParser.read(
        List.of("pos = NNP and", "poss = NNP", "pos = NNPS", "pos = NN)", "pos NN", "exactly two of (pos = NN)", "pos = NN; genre = news",
            "pos + left = 3", "pos = 'NN", "genre = news", "entities in {O, X}", "3 = 4"),
        Known.all(), "english", problems);
    assertThat(rules).hasSize(1);
    assertThat(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")) + "\n").isEqualTo(
        """
            MED-800 The rule (pos = NNP and) of study (english) cannot be read at character 14: a task, a label or a number must stand where (the end) does.
            Maybe write `task = label`, with signs in quotes.
            MED-801 The rule (poss = NNP) of study (english) cannot be read at character 1: (poss) is no task of the study that predicts classes.
            Did you mean: pos?
            MED-801 The rule (pos = NNPS) of study (english) cannot be read at character 7: (NNPS) is no label of task (pos).
            Did you mean: NNP?
            MED-800 The rule (pos = NN)) of study (english) cannot be read at character 9: nothing may follow, but ()) does.
            Maybe join claims with `and`, `or`, `->` or `<->`.
            MED-800 The rule (pos NN) of study (english) cannot be read at character 5: a claim needs a comparison where (NN) stands.
            Maybe write `task = label`.
            MED-800 The rule (exactly two of (pos = NN)) of study (english) cannot be read at character 9: a number must stand where (two) does.
            Maybe write `exactly 1 of (...)`.
            MED-800 The rule (pos = NN; genre = news) of study (english) cannot be read at character 9: the sign (;) has no meaning.
            Maybe put the label into quotes.
            MED-800 The rule (pos + left = 3) of study (english) cannot be read at character 1: the labels of task (pos) are no numbers.
            Maybe compare it to one of its labels.
            MED-800 The rule (pos = 'NN) of study (english) cannot be read at character 7: the text that begins here has no end.
            Maybe close it with '.
            MED-801 The rule (entities in {O, X}) of study (english) cannot be read at character 17: (X) is no label of task (entities).
            Did you mean: O?
            MED-801 The rule (3 = 4) of study (english) cannot be read at character 1: (3) is no task of the study that predicts classes.
            Maybe one of: pos, entities, genre, left, right, sum.
            """);
  }

  @Test
  void deepNestingIsRefused() {
    var problems = new ArrayList<Problem>();
    RuleParser.read(List.of("(".repeat(5_000) + "pos = NN" + ")".repeat(5_000), "pos = NN -> ".repeat(5_000) + "pos = NN"), Known.all(),
        "s", problems);
    assertThat(problems).hasSize(2).allMatch(p -> p.what().contains("nested too deeply"));
  }

  @Test
  void everyProblemIsExplained() throws Exception {
    var explained = Files.readString(Path.of("../docs/errors/rules.md"));
    for (int id = 800; id <= 805; id++) assertThat(explained).contains("## MED-" + id + "\n");
  }
}
