package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TermsReaderTest {

  /// What is installed for other tests, and two terms.
  private static final class WithTerms implements Catalogue {

    private final Catalogue others = new InstalledComponents();

    @Override
    public List<Declaration> declarations(Section section) {
      return others.declarations(section);
    }

    @Override
    public List<Declaration> terms() {
      var strength = Setting.logReal("strength", 1e-6, 100, 1, "How strongly.");
      return List.of(new Declaration("mmd", "Means.", List.of(strength)), new Declaration("coral", "Covariances.", List.of(strength)));
    }

    @Override
    public List<Declaration> tasks() {
      return others.tasks();
    }

    @Override
    public List<Declaration> searches() {
      return others.searches();
    }
  }

  /// A term of the study counts while every task arrives, beside what is held of those that have been.
  @Test
  void termsCountInEveryArrival() {
    var phases = Phase.of(read("terms: [coral]\nlifelong: lwf\n").defaults());
    assertThat(phases.get(0).terms()).contains(List.of("coral"));
    assertThat(phases.get(1).terms()).contains(List.of("lwf.pos", "coral"));
  }

  private static StudySpace read(String terms) {
    return SpaceReader.read("tasks: [pos, food]\n" + terms, "my.yaml", new WithTerms());
  }

  @Test
  void everyTermIsInEveryTrial() {
    var space = read("terms: [coral, {mmd: {strength: {log: [0.1, 10]}}}]\n");
    assertThat(space.space().parameters())
        .containsExactly(new Parameter.Real("terms.mmd.strength", 0.1, 10, Parameter.Scale.LOG, List.of()));
    var configuration = space.defaults();
    assertThat(configuration.terms()).containsExactly("coral", "mmd");
    assertThat(configuration.term("coral").real("strength")).isEqualTo(1);
    assertThat(configuration.number("terms.mmd.strength")).isEqualTo(1);
    assertThat(configuration.withoutTerms().values().keySet()).noneMatch(path -> path.startsWith("terms"));
    assertThat(ConfigurationJson.readConfiguration(ConfigurationJson.write(configuration))).isEqualTo(configuration);
  }

  @Test
  void searchExploresAllOfATerm() {
    assertThat(read("terms: [{mmd: search}]\n").space().parameters())
        .containsExactly(new Parameter.Real("terms.mmd.strength", 1e-6, 100, Parameter.Scale.LOG, List.of()));
  }

  @Test
  void withoutTermsThereAreNone() {
    assertThat(read("").defaults().terms()).isEmpty();
    assertThat(read("terms:\n").defaults().terms()).isEmpty();
  }

  @Test
  void printsAsItIsRead() {
    var space = read("terms: [coral, {mmd: {strength: {log: [0.1, 10]}}}]\n");
    var again = SpaceReader.read(SpacePrinter.print(space), "printed.yaml", new WithTerms());
    assertThat(again.space().parameters()).isEqualTo(space.space().parameters());
    assertThat(again.defaults().values().get("terms")).isEqualTo(new Value.Order(List.of("coral", "mmd")));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(() -> read("terms: [mmd, {mmd: {}}, [coral], corl]\n")).isInstanceOf(InputException.class).hasMessage("""
        MED-641 The term (mmd) of search space (my.yaml:2) stands in the list twice.
        Maybe remove one.
        MED-641 The term ([coral]) of search space (my.yaml:2) must be one component.
        Maybe write its name, or `{name: {setting: value}}`.
        MED-012 The term (corl) of search space (my.yaml:2) is not installed.
        Did you mean: coral?""");
    assertThatThrownBy(() -> read("terms: mmd\n")).isInstanceOf(InputException.class).hasMessage("""
        MED-641 The terms (mmd) of search space (my.yaml:2) must be a list.
        Maybe write `terms: [mmd]`.""");
  }
}
