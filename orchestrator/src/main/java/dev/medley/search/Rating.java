package dev.medley.search;

import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How good trials are in the eyes of models: one number for each, less is better, all finite. A function of the trials that are given and of nothing else, so that what models
/// have learnt of the first trials stays the same whatever comes later.
interface Rating {

  /// How much all objectives count beside the greatest.
  double OTHERS = 0.05;

  double TINY = 1e-12;

  /// No more than this part of the other trials is better than a failed one.
  double BAD = 0.9;

  /// Beyond it differences would overflow.
  double LARGEST = 1e150;

  /// @param trials one or more
  double[] of(List<Tried> trials);

  /// By the only objective, or by all of several alike.
  static Rating central() {
    return trials -> trials.stream().filter(t -> !t.outcome().failed()).findFirst()
        .map(t -> along(Collections.nCopies(t.outcome().objectives().size(), 1.0 / t.outcome().objectives().size())).of(trials))
        .orElseGet(() -> new double[trials.size()]);
  }

  /// By the greatest of several objectives, each in units of what the best trade-offs span and times its weight, and a little by the others: what is best by this lies on the front, wherever that
  /// bends, and weights say where.
  ///
  /// @param weights one for each objective, above 0; of a single objective its value is taken as it is
  /// @see <a href="https://doi.org/10.1109/TEVC.2005.851274">Knowles, ParEGO, 2006</a>
  static Rating along(List<Double> weights) {
    if (weights.size() == 1) return trials -> rated(trials, t -> t.outcome().objectives().getFirst());
    return trials -> {
      var front = Ranking.front(trials, Tried::outcome);
      var least = new double[weights.size()];
      var span = new double[weights.size()];
      for (int k = 0; k < least.length; k++) {
        int objective = k;
        var range = front.stream().mapToDouble(t -> t.outcome().objectives().get(objective)).summaryStatistics();
        least[k] = range.getMin();
        span[k] = range.getMax() > range.getMin() ? range.getMax() - range.getMin() : Math.max(TINY, Math.abs(range.getMax()));
      }
      return rated(trials, t -> joined(t.outcome().objectives(), weights, least, span));
    };
  }

  private static double joined(List<Double> objectives, List<Double> weights, double[] least, double[] span) {
    double greatest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int k = 0; k < least.length; k++) {
      double weighed = weights.get(k) * (objectives.get(k) - least[k]) / span[k];
      greatest = Math.max(greatest, weighed);
      sum += weighed;
    }
    return greatest + OTHERS * sum;
  }

  /// What keeps all constraints has its value. What does not lies beyond the worst of these, the farther the more it fails; where nothing keeps them, only that counts. A failed trial is as bad as
  /// nine of ten others are at worst: the worst of all may be worse by far than whatever failed, and would make a gulf of it to all models.
  ///
  /// @param value of a trial that did not fail
  static double[] rated(List<Tried> trials, ToDoubleFunction<Tried> value) {
    var violations = Violations.of(trials.stream().map(Tried::outcome).toList());
    var rated = new double[trials.size()];
    double best = Double.POSITIVE_INFINITY;
    double worst = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rated.length; i++) {
      if (trials.get(i).outcome().failed() || violations[i] > 0) continue;
      rated[i] = Math.clamp(value.applyAsDouble(trials.get(i)), -LARGEST, LARGEST);
      best = Math.min(best, rated[i]);
      worst = Math.max(worst, rated[i]);
    }
    boolean none = best > worst;
    double from = none ? 0 : worst;
    double span = none ? 1 : worst - best;
    for (int i = 0; i < rated.length; i++) {
      if (!trials.get(i).outcome().failed() && violations[i] > 0) rated[i] = from + span * violations[i];
    }
    // Sorting costs a part of a proposal, and mostly nothing has failed.
    if (trials.stream().noneMatch(t -> t.outcome().failed())) return rated;
    var sound = IntStream.range(0, rated.length).filter(i -> !trials.get(i).outcome().failed()).mapToDouble(i -> rated[i]).sorted()
        .toArray();
    double bad = sound.length == 0 ? 0 : sound[(int) (BAD * (sound.length - 1))];
    for (int i = 0; i < rated.length; i++) if (trials.get(i).outcome().failed()) rated[i] = bad;
    return rated;
  }
}
