package dev.medley.benchmark;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Split;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.training.MemberResult;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// Linear models of many like tasks, alone at several weight decays and tied by the term `distance` at several strengths: all are members of one cohort, from which validation picks.
record StrengthSearch(Plugins plugins, int steps, int rows, int microBatches, double rate) {

  /// So little that the tasks are alone.
  private static final double NONE = 1e-6;
  private static final List<Double> DECAYS = List.of(0.0, 0.01, 0.03, 0.1, 0.3, 1.0);
  private static final List<Double> STRENGTHS = List.of(NONE, 0.1, 0.3, 1.0, 3.0, 10.0, 100.0);

  private static final Value TEXT_LENGTH = new Value.Whole(1);
  private static final Value TEXT_WORDS = new Value.Whole(2);

  /// The features as they are, from which every task's head predicts.
  private static final Sharing LINEAR = (network, context) -> context.encode(network.scope("encoder"));

  /// Test scores of those that were best in validation: among the models that are alone, and among all.
  record Found(List<Score> alone, List<Score> searched) {}

  /// @param sampler picks the tasks
  /// @param merit   what is best in validation, the higher the better
  Found search(List<LoadedTask> tasks, String sampler, ToDoubleFunction<List<Score>> merit) {
    var course = course(tasks, sampler);
    var trained = course.train(members());
    return found(course, trained, merits(trained, merit));
  }

  /// The same by cross-validation: what is best over all folds is trained on the whole.
  ///
  /// @param folds the tasks with other examples in validation each time
  Found search(List<List<LoadedTask>> folds, List<LoadedTask> whole, String sampler, ToDoubleFunction<List<Score>> merit) {
    var sums = new double[members().size()];
    for (var fold : folds) {
      var merits = merits(course(fold, sampler).train(members()), merit);
      for (int m = 0; m < sums.length; m++) sums[m] += merits.get(m);
    }
    var course = course(whole, sampler);
    return found(course, course.train(members()), DoubleStream.of(sums).boxed().toList());
  }

  private Found found(Course course, List<MemberResult> trained, List<Double> merits) {
    var tested = course.score(members(), trained, Split.TEST);
    return new Found(tested.get(best(merits.subList(0, DECAYS.size()))), tested.get(best(merits)));
  }

  /// Test scores of one model for all examples alike, given as one task.
  List<Score> pooled(LoadedTask all) {
    var members = List.of(member(NONE, 0));
    var course = course(List.of(all), "round-robin");
    return course.score(members, course.train(members), Split.TEST).getFirst();
  }

  private static List<Double> merits(List<MemberResult> trained, ToDoubleFunction<List<Score>> merit) {
    return trained.stream().map(member -> merit.applyAsDouble(member.scores())).toList();
  }

  private static int best(List<Double> merits) {
    return merits.indexOf(Collections.max(merits));
  }

  private List<Configuration> members() {
    return STRENGTHS.stream().flatMap(strength -> DECAYS.stream().map(decay -> member(strength, decay))).toList();
  }

  private Configuration member(double strength, double decay) {
    return Course.adam(rate, Map.of("terms.distance.strength", strength))
        .with(Map.of("optimizer.adam.weight-decay", new Value.Real(decay)));
  }

  private Course course(List<LoadedTask> tasks, String sampler) {
    StudyData data = StudyDataReader.read(tasks, new Settings("text", Map.of("length", TEXT_LENGTH, "vocabulary", TEXT_WORDS)));
    var parts = new Parts(plugins, tasks.stream().map(LoadedTask::name).toList());
    var terms = new TreeMap<>(Map.of("distance", parts.term("distance", Map.of())));
    return new Course(data, rows -> Model.write(data.shape(), new PlainInput(), "input", LINEAR, "linear", terms, rows), rows, microBatches,
        steps, parts.sampler(sampler, Map.of()), parts.equal());
  }
}
