package dev.medley.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.space.Declaration;
import dev.medley.space.Point;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SearchesTest {

  @Test
  void areDeclaredInAlphabeticalOrder() {
    assertThat(Searches.declarations()).extracting(Declaration::name).isSorted().contains("auto", "evolution", "gp", "random", "sobol",
        Searches.DEFAULT);
  }

  @Test
  void anUnknownNameIsAnError() {
    assertThatThrownBy(() -> Searches.create("evolutoin", Spaces.small(), 1)).hasMessage("""
        MED-120 The search (evolutoin) is not known.
        Did you mean: evolution?""");
    assertThatThrownBy(() -> Searches.create("annealing", Spaces.small(), 1)).hasMessage("""
        MED-120 The search (annealing) is not known.
        There are: auto, cma-es, evolution, gp, random, regmix, sobol, tpe.""");
  }

  @Test
  void allWrongSettingsAreSaidAtOnce() {
    var settings = new Settings("search.evolution",
        Map.of("population", new Value.Whole(1), "first", new Value.Word("few"), "turnament", new Value.Whole(3)));
    assertThatThrownBy(() -> Searches.create("evolution", settings, Spaces.small(), 1)).hasMessage("""
        MED-122 The setting (population) of search (evolution) must be a whole number in [2, 200], not 1.
        Maybe leave it out: its default is 10.
        MED-122 The setting (first) of search (evolution) must be a whole number in [2, 500], not few.
        Maybe leave it out: its default is 8.
        MED-121 The setting (turnament) of search (evolution) is not known.
        Did you mean: tournament?""");
    var none = new Settings("search.random", Map.of("population", new Value.Whole(20)));
    assertThatThrownBy(() -> Searches.create("random", none, Spaces.small(), 1)).hasMessage("""
        MED-121 The setting (population) of search (random) is not known.
        It has none.""");
  }

  @Test
  void settingsAreUsed() {
    var many = new Settings("search.evolution", Map.of("first", new Value.Whole(500)));
    var sobol = Searches.create("sobol", Spaces.everyKind(), 1).ask(History.empty(), 50);
    var history = History.of(List.of(Outcome.of(0, sobol.get(0), 1), Outcome.of(1, sobol.get(1), 2)));
    assertThat(Searches.create("evolution", many, Spaces.everyKind(), 1).ask(history, 48)).isEqualTo(sobol.subList(2, 50));
    assertThat(Searches.create("evolution", Spaces.everyKind(), 1).ask(history, 48)).startsWith(sobol.subList(2, 8).toArray(Point[]::new))
        .doesNotContain(sobol.get(8));
  }

  @Test
  void aHistoryIsChecked() {
    var point = new Point(new TreeMap<>());
    assertThatThrownBy(() -> History.of(List.of(Outcome.of(3, point, 1), Outcome.of(3, point, 2))))
        .hasMessage("The trial 3 finished twice");
    assertThatThrownBy(() -> History.of(List.of(Outcome.of(1, point, 1), new Outcome(2, point, List.of(1.0, 2.0)))))
        .hasMessageContaining("same number of objectives");
    assertThatThrownBy(
        () -> Searches.create("evolution", Spaces.small(), 1).ask(History.of(List.of(Outcome.of(0, point, 1), Outcome.of(1, point, 2))), 1))
        .hasMessageStartingWith("MED-123 The parameter (layers) of the point has no value; it needs a whole number in [1, 2].");
  }
}
