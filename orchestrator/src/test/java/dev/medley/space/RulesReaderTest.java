package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesReaderTest {

  private static StudySpace read(String rules) {
    return SpaceReader.read("tasks: [pos, food]\n" + rules, "my.yaml", new InstalledComponents());
  }

  @Test
  void aListOfStatementsIsEnough() {
    var space = read("rules: [\"pos = ',' -> food = other\", pos = NN]\n");
    assertThat(space.rules()).containsExactly("pos = ',' -> food = other", "pos = NN");
    assertThat(space.space().parameters()).noneMatch(p -> p.path().startsWith("rules"));
    var rules = space.defaults().rules();
    assertThat(rules.word("semantics")).isEqualTo("product");
    assertThat(rules.real("strength")).isEqualTo(0.1);
    assertThat(rules.flag("evidence")).isTrue();
  }

  @Test
  void strengthAndSemanticsAreSearched() {
    var space = read(
        "rules: {strength: {log: [0.01, 1]}, semantics: {choose: [exact, product]}, evidence: false, statements: [pos = NN]}\n");
    assertThat(space.space().parameters()).extracting(Parameter::path).containsExactlyInAnyOrder("rules.strength", "rules.semantics");
    var configuration = space.defaults();
    assertThat(configuration.keepsRules()).isTrue();
    assertThat(configuration.withoutTerms().keepsRules()).isFalse();
    assertThat(ConfigurationJson.readConfiguration(ConfigurationJson.write(configuration))).isEqualTo(configuration);
    var again = SpaceReader.read(SpacePrinter.print(space), "printed.yaml", new InstalledComponents());
    assertThat(again.rules()).isEqualTo(space.rules());
    assertThat(again.defaults()).isEqualTo(configuration);
  }

  @Test
  void withoutRulesThereAreNone() {
    for (var space : List.of(read(""), read("rules:\n"))) {
      assertThat(space.rules()).isEmpty();
      assertThat(space.defaults().keepsRules()).isFalse();
    }
  }

  @Test
  void everyProblemIsTold() {
    assertThatThrownBy(() -> read("""
        rules:
          strength: -1
          semantics: fuzzy
          statements: [pos = NN, pos = NN, [pos = NN], ""]
        """)).isInstanceOf(InputException.class).hasMessage("""
        MED-018 The strength (-1) of rules (my.yaml:3) must lie in [0, 1000].
        Maybe take 0.
        MED-019 The semantics (fuzzy) of rules (my.yaml:4) is none of its options.
        Maybe one of: product, lukasiewicz, exact.
        MED-803 The statement (pos = NN) of search space (my.yaml:5) stands in the list twice.
        Maybe remove one.
        MED-803 The statement ([pos = NN]) of search space (my.yaml:5) must be a text.
        Maybe write it in quotes.
        MED-803 The statement ("") of search space (my.yaml:5) must be a text.
        Maybe write it in quotes.""");
    assertThatThrownBy(() -> read("rules: pos = NN\n")).hasMessage("""
        MED-803 The rules (pos = NN) of search space (my.yaml:2) must be a list of statements, alone or as `statements`.
        Maybe write `rules: ["pos = NNP -> entities != O"]`.""");
    assertThatThrownBy(() -> read("rules: {statements: pos = NN}\n")).hasMessage("""
        MED-803 The statements (pos = NN) of search space (my.yaml:2) must be a list of statements.
        Maybe write `["pos = NNP -> entities != O"]`.""");
  }

  /// Before any data are read, with all else that is wrong; labels are known later.
  @Test
  void howRulesAreWrittenIsTold() {
    assertThatThrownBy(() -> read("""
        rules: ["pos = NN and", "poss = NN", "food in {a, b", "pos + food > 3", "exactly 1 of (pos = NN)"]
        encoder: bagg
        """)).isInstanceOf(InputException.class).hasMessage(
        """
            MED-800 The rule (pos = NN and) of search space (my.yaml:2) cannot be read at character 13: a task, a label or a number must stand where (the end) does.
            Maybe write `task = label`, with signs in quotes.
            MED-801 The rule (poss = NN) of search space (my.yaml:2) cannot be read at character 1: (poss) is no task of the study that predicts classes.
            Did you mean: pos?
            MED-800 The rule (food in {a, b) of search space (my.yaml:2) cannot be read at character 14: (}) must stand where (the end) does.
            Maybe part the labels by commas.
            MED-012 The encoder (bagg) of search space (my.yaml:3) is not installed.
            Did you mean: bag?""");
  }
}
