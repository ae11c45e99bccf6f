package dev.medley.api.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProblemTest {

  private static final List<String> LOSSES = List.of("equal", "static", "uncertainty", "gradnorm", "graddrop", "pcgrad", "mgda");

  @Test
  void saysWhatIsWrongAndThenWhatToDo() {
    assertThat(Problem.maybe("MED-012", "The loss (x) of search space (a.yaml:14) is not installed.", "write y")).hasToString("""
        MED-012 The loss (x) of search space (a.yaml:14) is not installed.
        Maybe write y.""");
    assertThat(new Problem("MED-012", "Just so.", "")).hasToString("MED-012 Just so.");
  }

  @Test
  void suggestsTheNearestOfWhatIsKnown() {
    assertThat(Problem.didYouMean("MED-012", "No.", "pcgrd", LOSSES, "See the list.").hint()).isEqualTo("Did you mean: pcgrad?");
    assertThat(Problem.didYouMean("MED-012", "No.", "bandit", LOSSES, "See the list.").hint()).isEqualTo("See the list.");
  }

  @Test
  void nearIsTwoEditsAwayOrOneForShortWordsOrTheSameBeginning() {
    assertThat(Problem.nearest("statik", LOSSES)).containsExactly("static");
    assertThat(Problem.nearest("sttiic", LOSSES)).containsExactly("static");
    assertThat(Problem.nearest("ttaiix", LOSSES)).isEmpty();
    assertThat(Problem.nearest("mgd", LOSSES)).containsExactly("mgda");
    assertThat(Problem.nearest("gd", LOSSES)).isEmpty();
    assertThat(Problem.nearest("uncertain-weights", LOSSES)).containsExactly("uncertainty");
    assertThat(Problem.nearest("", LOSSES)).isEmpty();
  }

  @Test
  void theNearestComesFirstThenTheAlphabetAndNeverMoreThanThree() {
    assertThat(Problem.nearest("grad", LOSSES)).containsExactly("graddrop", "gradnorm");
    assertThat(Problem.nearest("gradnrm", LOSSES)).containsExactly("gradnorm", "graddrop");
    assertThat(Problem.nearest("task", List.of("task4", "task3", "task2", "task1", "task"))).containsExactly("task", "task1", "task2");
  }

  @Test
  void anIdIsMedAndThreeFigures() {
    assertThatThrownBy(() -> new Problem("E-12", "No.", "")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("E-12");
  }

  @Test
  void anExceptionTellsEveryProblem() {
    var first = new Problem("MED-001", "One.", "");
    var second = new Problem("MED-002", "Two.", "Maybe three.");
    var thrown = new InputException(List.of(first, second));
    assertThat(thrown).hasMessage("MED-001 One.\nMED-002 Two.\nMaybe three.");
    assertThat(thrown.problems()).containsExactly(first, second);
  }
}
