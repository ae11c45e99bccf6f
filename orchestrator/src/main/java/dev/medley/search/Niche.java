package dev.medley.search;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The points that take one option of a choice.
///
/// Where a choice brings parameters of its own, an option can only be judged once those are tuned, and a search that follows the best trial alone never tunes another
/// option's. So some trials go to the best of another option.
///
/// @param choice the choice's place among the parameters
record Niche(UnitCube cube, int choice, int option) {

  boolean holds(Genome genome) {
    return genome.active(choice) && block().index(genome.genes(choice)) == option;
  }

  private ChoiceBlock block() {
    return (ChoiceBlock) cube.blocks().get(choice);
  }

  /// Another option than the best trial's, of a choice on which other parameters depend and that was tried; none where there is no such choice.
  ///
  /// @param ranked what was tried, best first
  static List<Niche> drawn(UnitCube cube, List<Genome> ranked, RandomGenerator random) {
    var best = ranked.getFirst();
    var choices = IntStream.range(0, best.size()).filter(i -> best.active(i) && cube.governs(i)).toArray();
    if (choices.length == 0) return List.of();
    int choice = choices[random.nextInt(choices.length)];
    var block = (ChoiceBlock) cube.blocks().get(choice);
    if (!block.free()) return List.of();
    int taken = block.index(best.genes(choice));
    int other = random.nextInt(block.parameter().options().size() - 1);
    var niche = new Niche(cube, choice, other < taken ? other : other + 1);
    return ranked.stream().anyMatch(niche::holds) ? List.of(niche) : List.of();
  }
}
