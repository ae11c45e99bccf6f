package dev.medley.training;

import dev.medley.api.sampler.Draw;
import dev.medley.training.data.StudyData;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The training of one member, seen from the host: what it draws, how it weighs its losses, whether it still lives.
final class MemberTraining {

  private final Member member;
  private final StudyData data;
  private final Sampling sampling;
  private final LossDriver driver;
  private final long noiseSeed;
  private final List<MemberResult.Score> scores = new ArrayList<>();
  private final int[] tasks;
  private List<Draw> draws = List.of();
  private double[] lastLosses = {};
  private String failure = "";

  MemberTraining(Member member, StudyData data, Cohort cohort) {
    this.member = member;
    this.data = data;
    sampling = new Sampling(member, data, cohort);
    driver = new LossDriver(member, data, cohort.steps());
    noiseSeed = Streams.seed(member.studySeed(), member.trial(), "dropout");
    tasks = new int[cohort.microBatches()];
  }

  long noiseSeed() {
    return noiseSeed;
  }

  boolean alive() {
    return failure.isEmpty();
  }

  /// Whether its loss of every training example is wanted before a step.
  boolean measures(int step) {
    return alive() && sampling.measures(step);
  }

  void measured(ExampleLosses losses) {
    sampling.measured(losses);
  }

  /// A member that has failed goes on with what it drew last, since it still has a place in the cohort.
  List<Draw> draw(int step) {
    if (alive()) {
      draws = sampling.next(step);
      Arrays.setAll(tasks, b -> draws.get(b).task());
    }
    return draws;
  }

  int row(Draw draw) {
    return sampling.row(draw);
  }

  /// Whether a task has a micro-batch in this step.
  boolean takesPart(int task) {
    return Arrays.stream(tasks).anyMatch(t -> t == task);
  }

  double[] weigh(int step, double[] losses, double[] products) {
    lastLosses = losses;
    double[] none = new double[losses.length];
    if (!alive()) return none;
    for (int b = 0; b < losses.length; b++) {
      if (!Double.isFinite(losses[b])) {
        failure = "The loss (" + losses[b] + ") of task (" + data.tasks().get(tasks[b]).name() + ") at step " + (step + 1)
            + " is not finite.";
        return none;
      }
    }
    var byTask = LossDriver.byTask(tasks, losses);
    double[] weights = driver.weights(step, tasks, byTask, products);
    if (!Arrays.stream(weights).allMatch(Double::isFinite)) {
      failure = "The weights " + Arrays.toString(weights) + " that the loss chose at step " + (step + 1) + " are not finite.";
      return none;
    }
    sampling.observe(step, byTask);
    return weights;
  }

  /// Ends the member if there is a reason.
  void check(String reason) {
    if (alive()) failure = reason;
  }

  /// The losses of the micro-batches of the last step.
  double[] lastLosses() {
    return lastLosses.clone();
  }

  void add(List<MemberResult.Score> more) {
    if (alive()) scores.addAll(more);
  }

  MemberResult result(Weights trained) {
    return new MemberResult(member.trial(), failure, scores, alive() ? trained : Weights.none(), sampling.examples());
  }
}
