package dev.medley.search;

import dev.medley.search.model.Agreement;
import dev.medley.search.model.Forest;
import dev.medley.search.model.GaussianProcess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The models of what trials have shown.
///
/// What is dear is done at milestones only: the kernel is fitted, from that of an earlier milestone with about half as many trials, and the models are judged by what they
/// say of trials that they have not seen. Both look at the first trials alone, up to the milestone, so they are a function of the
/// history; that they are remembered changes nothing but the time.
final class Models {

  /// Milestones lie this part of the trials apart; below so many trials, each is one.
  private static final int PARTS = 16;
  private static final int FIRST_ANCHOR = 10;
  private static final int REMEMBERED = 24;

  private static final int FOR_KERNEL = 120;
  private static final int FOR_FOREST = 300;
  private static final int MOST_FOR_PROCESS = 250;
  private static final int LEAST_FOR_PROCESS = 100;

  /// A quadratic function is believed where it leaves less than this part of the disorder that the process leaves.
  private static final double BOWL = 0.5;

  private final Embedding embedding;
  private final long seed;
  private final Rating judged;
  private final Map<Integer, Milestone> milestones = new LinkedHashMap<>();

  /// @param judged by what kernels are fitted and models are judged
  Models(Embedding embedding, long seed, Rating judged) {
    this.embedding = embedding;
    this.judged = judged;
    this.seed = seed;
  }

  /// What was found from the first trials.
  ///
  /// @param bowl whether a quadratic function orders the trials far better than the process
  private record Milestone(List<Tried> trials, GaussianProcess process, Forest forest, Credit credit, boolean bowl) {}

  /// The process of some trials.
  GaussianProcess process(List<Tried> trials, Rating rating) {
    var samples = samples(trials, rating);
    return milestone(trials, last(trials.size())).process.of(samples.points(), samples.outcomes());
  }

  /// A process of quadratic functions, where these have ordered the trials far better.
  Optional<GaussianProcess> bowl(List<Tried> trials, Rating rating) {
    if (!milestone(trials, last(trials.size())).bowl) return Optional.empty();
    var samples = samples(trials, rating);
    return Optional.of(GaussianProcess.quadratic(embedding.groups(), samples.points(), samples.plain()));
  }

  private static Samples samples(List<Tried> trials, Rating rating) {
    int most = Math.clamp(MOST_FOR_PROCESS - (trials.size() - MOST_FOR_PROCESS) / 5, LEAST_FOR_PROCESS, MOST_FOR_PROCESS);
    return Samples.of(trials, rating.of(trials), most);
  }

  /// A forest of some trials, and of pending points with what is expected of them; of many trials the forest of the last milestone.
  Forest forest(List<Tried> trials, Rating rating, double[][] pending, double[] expected) {
    if (trials.size() > FOR_FOREST) return milestone(trials, last(trials.size())).forest;
    return forest(Samples.of(trials, rating.of(trials), FOR_FOREST).with(pending, expected));
  }

  Credit credit(List<Tried> trials) {
    return milestone(trials, last(trials.size())).credit;
  }

  private synchronized Milestone milestone(List<Tried> trials, int count) {
    var first = trials.subList(0, count);
    var known = milestones.remove(count);
    var found = known != null && same(known.trials, first) ? known : found(first);
    milestones.put(count, found);
    if (milestones.size() > REMEMBERED) milestones.remove(milestones.keySet().iterator().next());
    return found;
  }

  private Milestone found(List<Tried> first) {
    var rated = judged.of(first);
    var samples = Samples.of(first, rated, FOR_KERNEL);
    var process = first.size() <= FIRST_ANCHOR
        ? GaussianProcess.fitted(embedding.groups(), samples.points(), samples.outcomes())
        : milestone(first, anchor(first.size())).process.refitted(samples.points(), samples.outcomes());
    var more = Samples.of(first, rated, FOR_FOREST);
    var forest = forest(more);
    double agrees = Agreement.of(process.leftOut(), samples.outcomes());
    double quadratic = Agreement.of(GaussianProcess.quadratic(embedding.groups(), samples.points(), samples.plain()).leftOut(),
        samples.plain());
    boolean bowl = 1 - quadratic < BOWL * (1 - agrees);
    var credit = new Credit(bowl ? quadratic : agrees, Agreement.of(forest.leftOut(), more.outcomes()));
    return new Milestone(List.copyOf(first), process, forest, credit, bowl);
  }

  private Forest forest(Samples samples) {
    return Forest.grown(samples.points(), samples.outcomes(), Streams.of(seed, samples.points().length, -1));
  }

  /// Trials are compared as objects: an archive gives the same one for the same outcome.
  private static boolean same(List<Tried> some, List<Tried> others) {
    for (int i = 0; i < some.size(); i++) if (some.get(i) != others.get(i)) return false;
    return true;
  }

  /// The last milestone of so many trials.
  private static int last(int trials) {
    return trials - trials % Math.max(1, trials / PARTS);
  }

  /// The milestone whose kernel another's is fitted from: 10, 20, 40 and so on.
  private static int anchor(int milestone) {
    int anchor = FIRST_ANCHOR;
    while (2 * anchor < milestone) anchor *= 2;
    return anchor;
  }
}
