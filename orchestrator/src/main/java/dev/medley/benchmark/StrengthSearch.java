package dev.medley.benchmark;

import dev.medley.api.metric.Metric;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Example;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Linear models of many like tasks, tied by the term `distance` at several strengths at once: members of one cohort, from which validation picks.
///
/// The weakest strength is as good as none, and the strongest as good as one model for all.
record StrengthSearch(Plugins plugins, int steps, int rows, int microBatches, double rate) {

  private static final double[] STRENGTHS = {1e-6, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 1_000};
  private static final String PATH = "terms.distance.strength";

  /// The features as they are, from which every task's head predicts.
  private static final Sharing LINEAR = (network, context) -> context.encode(network.scope("encoder"));

  /// What a strength came to in a task.
  ///
  /// @param strengths test scores by strength, weakest first
  /// @param picked    the place of the one that was best in validation
  record Found(List<List<Score>> strengths, int picked) {
    List<Score> alone() {
      return strengths.getFirst();
    }

    List<Score> pooled() {
      return strengths.getLast();
    }

    List<Score> best() {
      return strengths.get(picked);
    }

    double strength() {
      return STRENGTHS[picked];
    }
  }

  /// A task of one number.
  static LoadedTask task(String name, List<Metric> metrics, List<Example> train, List<Example> validation, List<Example> test) {
    return new LoadedTask(name, true, metrics, new TaskData(new Target.Numbers(List.of("y")), train, validation, test));
  }

  /// @param sampler picks the tasks
  /// @param merit   what is best in validation, the higher the better
  Found search(List<LoadedTask> tasks, String sampler, java.util.function.ToDoubleFunction<List<Score>> merit) {
    var text = new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2)));
    StudyData data = StudyDataReader.read(tasks, text);
    var parts = new Parts(plugins, tasks.stream().map(LoadedTask::name).toList());
    var term = parts.term("distance", Map.of());
    var course = new Course(data, rows -> Model.write(data.shape(), new PlainInput(), "input", LINEAR, "linear",
        new TreeMap<>(Map.of("distance", term)), rows), rows, microBatches, steps, parts.sampler(sampler), parts.equal());
    List<Configuration> members = new ArrayList<>(Arrays.stream(STRENGTHS).mapToObj(s -> Course.adam(rate, Map.of(PATH, s))).toList());
    var trained = course.train(members);
    int best = 0;
    for (int i = 1; i < members.size(); i++)
      if (merit.applyAsDouble(trained.get(i).scores()) > merit.applyAsDouble(trained.get(best).scores())) best = i;
    return new Found(course.score(members, trained, Split.TEST), best);
  }
}
