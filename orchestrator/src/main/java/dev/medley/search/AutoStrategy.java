package dev.medley.search;

import java.util.Arrays;
import java.util.List;

/// Evolution that spends trials only on what models of the trials so far expect to gain.
///
/// Evenly spread points come first. Then many genomes are bred from the best trials, by the operators of each kind of parameter, and models choose among them: a Gaussian process, far and near
/// the best, and a forest; whichever orders the trials better that it has not seen is asked more often, and where none does, evolution goes on alone. So it does where a proposal turns out to
/// be known. With several objectives each proposal takes a direction from one trade-off to another, and the process models what counts along it.
final class AutoStrategy implements Strategy {

  private static final int FIRST = 10;

  /// Fewer trials with outcomes than this say nothing.
  private static final int LEAST_TRIALS = 4;

  /// How many directions there are between several objectives.
  private static final int DIRECTIONS = 16;

  private static final double LEAST_WEIGHT = 1e-3;

  private final Archive archive;
  private final Models models;
  private final long seed;
  private final Strategy start;
  private final Strategy evolution;
  private final Informed.Believed believed;

  /// @param evolution what proposes where models do not
  AutoStrategy(UnitCube cube, long seed, Strategy evolution, Informed.Believed believed) {
    this.archive = new Archive(cube);
    this.models = new Models(archive.embedding(), seed, Rating.central());
    this.seed = seed;
    this.start = new SobolStrategy(cube, seed);
    this.evolution = evolution;
    this.believed = believed;
  }

  @Override
  public Proposer read(History history) {
    var spread = start.read(history);
    Proposer bred = turn -> evolution.read(history).propose(turn); // seldom asked, so not read before
    var tried = archive.of(history.finished());
    if (blind(tried)) return turn -> turn.number() < FIRST ? spread.propose(turn) : bred.propose(turn);
    var informed = informed(tried, bred);
    return turn -> {
      if (turn.number() < FIRST) return spread.propose(turn);
      return turn.attempt() == 0 ? informed.propose(turn) : bred.propose(turn);
    };
  }

  private Proposer informed(List<Tried> tried, Proposer bred) {
    int objectives = tried.stream().filter(t -> !t.outcome().failed()).findFirst().orElseThrow().outcome().objectives().size();
    if (objectives == 1) return new Informed(archive, models, tried, FIRST, Rating.along(List.of(1.0)), believed, bred);
    var evolving = believed == Informed.Believed.ALL ? Informed.Believed.PROCESS_AND_EVOLUTION : believed;
    return turn -> new Informed(archive, models, tried, FIRST, Rating.along(direction(turn.number(), objectives)), evolving, bred)
        .propose(turn);
  }

  /// Weights of several objectives: evenly spread over their simplex, one after the other.
  private List<Double> direction(int number, int objectives) {
    var weights = new ScrambledSobol(objectives, seed).point(number % DIRECTIONS, Streams.of(seed, number % DIRECTIONS, -1));
    for (int k = 0; k < weights.length; k++) weights[k] = LEAST_WEIGHT - Math.log1p(-Math.min(weights[k], Math.nextDown(1.0)));
    return Arrays.stream(SimplexBlock.normalised(weights)).boxed().toList();
  }

  /// Whether there is nothing to model: nothing that varies, too few outcomes, or equal ones.
  private boolean blind(List<Tried> tried) {
    var succeeded = tried.stream().map(Tried::outcome).filter(o -> !o.failed()).toList();
    return archive.embedding().groups().features() == 0 || succeeded.size() < LEAST_TRIALS
        || succeeded.stream().map(o -> List.of(o.objectives(), o.violations())).distinct().count() < 2;
  }
}
