package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.Map;

/// That the trials of a study are a population: they train side by side, and after each generation the worst give way to copies of the best, which go on with other numbers.
///
/// @param generations into how many equally long parts the training falls
/// @param part        of the population that gives way after each of them but the last
/// @param factor      by which a copy's numbers are larger or smaller than those that it copies
/// @param anew        how likely a number of a copy is drawn anew instead
public record Population(int generations, double part, double factor, double anew) {

  Population(Settings settings) {
    this(settings.whole("generations"), settings.real("part"), settings.real("factor"), settings.real("anew"));
  }

  Settings settings() {
    return new Settings(Language.POPULATION, Map.of("generations", new Value.Whole(generations), "part", new Value.Real(part), "factor",
        new Value.Real(factor), "anew", new Value.Real(anew)));
  }

  /// How many of a population give way.
  public int leaving(int members) {
    return (int) (part * members);
  }

  /// After how many steps a generation ends, from 1.
  ///
  /// @param steps of the whole training
  public int end(int generation, int steps) {
    return (int) ((long) steps * generation / generations);
  }
}
