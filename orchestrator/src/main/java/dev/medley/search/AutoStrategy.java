package dev.medley.search;

import java.util.List;

/// Evolution that spends trials only on what models of the trials so far expect to gain.
///
/// Evenly spread points come first. Then many genomes are bred from the best trials, by the operators of each kind of parameter, and models choose among them: a Gaussian process, far and near
/// the best, and a forest; whichever orders the trials better that it has not seen is asked more often, and where none does, evolution goes on alone. So it does with
/// several objectives, and where a proposal turns out to be known.
final class AutoStrategy implements Strategy {

  private static final int FIRST = 10;

  /// Fewer trials with outcomes than this say nothing.
  private static final int LEAST_TRIALS = 4;

  private final Archive archive;
  private final Models models;
  private final Strategy start;
  private final Strategy evolution;
  private final Informed.Believed believed;

  /// @param evolution what proposes where models do not
  AutoStrategy(UnitCube cube, long seed, Strategy evolution, Informed.Believed believed) {
    this.archive = new Archive(cube);
    this.models = new Models(archive.embedding(), seed);
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
    double worst = tried.stream().filter(t -> !t.outcome().failed()).mapToDouble(AutoStrategy::objective).max().orElseThrow();
    var informed = new Informed(archive, models, tried, FIRST, t -> t.outcome().failed() ? worst : objective(t), believed, bred);
    return turn -> {
      if (turn.number() < FIRST) return spread.propose(turn);
      return turn.attempt() == 0 ? informed.propose(turn) : bred.propose(turn);
    };
  }

  /// Whether there is nothing to model: nothing that varies, too few outcomes, equal ones, or several objectives.
  private boolean blind(List<Tried> tried) {
    var succeeded = tried.stream().filter(t -> !t.outcome().failed()).toList();
    return archive.embedding().groups().features() == 0 || succeeded.size() < LEAST_TRIALS
        || succeeded.getFirst().outcome().objectives().size() > 1
        || succeeded.stream().mapToDouble(AutoStrategy::objective).distinct().count() < 2;
  }

  private static double objective(Tried tried) {
    return tried.outcome().objectives().getFirst();
  }
}
