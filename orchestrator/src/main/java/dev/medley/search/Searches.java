package dev.medley.search;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.space.Declaration;
import dev.medley.space.SearchSpace;
import java.util.List;
import java.util.Map;

/// The searches that there are, by name.
public final class Searches {

  /// The search that is used where none is named.
  public static final String DEFAULT = "auto";

  private static final Declaration EVOLUTION = new Declaration(
      "evolution",
      "Spreads a few trials evenly, then breeds each from the best so far.",
      List.of(
          Setting.whole("population", 2, 200, 10, "How many of the best trials may have children."),
          Setting.whole("first", 2, 500, 8, "How many evenly spread trials come first."),
          Setting.whole("tournament", 1, 10, 3, "How many members of the population compete for each place as a parent.")));

  private static final List<Declaration> DECLARATIONS = List.of(
      new Declaration("auto", "Breeds from the best so far, and tries only what models of the trials expect to gain.", List.of()),
      new Declaration("cma-es", "Draws from a normal distribution that evolves with the trials.", List.of()),
      EVOLUTION,
      new Declaration("gp", "Tries what a Gaussian process of the trials expects to gain.", List.of()),
      new Declaration("random", "Draws each trial at random, from the uniform distribution.", List.of()),
      new Declaration("regmix", "Tries the mean of the mixes that a regression of the trials likes best.", List.of()),
      new Declaration("sobol", "Spreads the trials evenly by Sobol's sequence, scrambled by the seed.", List.of()),
      new Declaration("tpe", "Tries what is likely among the good trials and unlikely among the others.", List.of()));

  private Searches() {}

  /// What may stand as `search` in a search space, in alphabetical order.
  public static List<Declaration> declarations() {
    return DECLARATIONS;
  }

  /// A search with its default settings.
  public static Search create(String name, SearchSpace space, long seed) {
    return create(name, new Settings("search." + name, Map.of()), space, seed);
  }

  /// A search by its name.
  ///
  /// @param settings those that are not given have their defaults
  /// @throws InputException where the name (`MED-120`) or a setting (`MED-121`, `MED-122`) is wrong
  public static Search create(String name, Settings settings, SearchSpace space, long seed) {
    var declaration = DECLARATIONS.stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow(() -> unknown(name));
    var complete = new GivenSettings(declaration).complete(settings);
    var cube = new UnitCube(space);
    Strategy strategy = switch (name) {
      case "auto" -> new AutoStrategy(cube, seed, plainEvolution(cube, seed), Informed.Believed.ALL);
      case "gp" -> new AutoStrategy(cube, seed, plainEvolution(cube, seed), Informed.Believed.PROCESS_ALONE);
      case "cma-es" -> new CmaStrategy(cube);
      case "regmix" -> new RegmixStrategy(cube, seed);
      case "tpe" -> new TpeStrategy(cube, seed);
      case "random" -> new RandomStrategy(cube);
      case "sobol" -> new SobolStrategy(cube, seed);
      default -> new EvolutionStrategy(cube, seed, complete);
    };
    return new StrategicSearch(cube, seed, strategy);
  }

  private static Strategy plainEvolution(UnitCube cube, long seed) {
    return new EvolutionStrategy(cube, seed, new GivenSettings(EVOLUTION).complete(new Settings("search." + EVOLUTION.name(), Map.of())));
  }

  private static InputException unknown(String name) {
    var names = DECLARATIONS.stream().map(Declaration::name).toList();
    return new InputException(Problem.didYouMean("MED-120", "The search (%s) is not known.".formatted(name), name, names,
        "There are: " + String.join(", ", names) + "."));
  }
}
