package dev.medley.benchmark;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Split;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.space.StudySpace.TaskUse;
import dev.medley.study.HoldOut;
import dev.medley.training.MemberResult;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Leaves a genre out of the tagging of parts of speech, one after the other: how much worse a model is there, without a penalty and with one that makes genres alike to it.
final class DomainsBenchmark implements Benchmark {

  private static final String TASK = "pos";
  private static final List<String> GENRES = List.of("letters", "travel", "fiction");
  private static final double STRENGTH = 0.5;
  private static final int SEEDS = 2;
  private static final int STEPS = 300;
  private static final int ROWS = 32;

  @Override
  public String name() {
    return "domains";
  }

  @Override
  public String summary() {
    return "Accuracy of a tagging on three genres that it has not seen, one after the other, with and without an adversary of genres.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    int steps = conditions.steps().orElse(STEPS);
    int seeds = conditions.seeds().orElse(SEEDS);
    report.say("Words tagged rightly in test sentences of the genres that are seen, and in all sentences of the one that is not; " + steps
        + " steps, mean of "
        + seeds + " seeds:");
    for (var genre : GENRES) {
      report.progress(genre);
      var data = data(conditions.plugins(), genre);
      var parts = new Parts(conditions.plugins(), List.of(TASK));
      var encoder = parts.encoder("bag", Map.of("width", new Value.Whole(64)));
      var dann = parts.term("dann", Map.of());
      Sampler only = context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(_ -> new Draw(0)).toList();
      var course = new Course(data, rows -> Model.write(data.shape(), encoder, "bag", parts.sharing("hard", Map.of()), "hard",
          new TreeMap<>(Map.of("dann", dann)), rows), ROWS, 1, steps, only, parts.equal());
      var members = new ArrayList<Configuration>();
      for (double strength : List.of(0.0, STRENGTH)) {
        for (int seed = 0; seed < seeds; seed++)
          members.add(Course.adam(3e-3, Map.of("terms.dann.strength", strength, "encoder.bag.dropout", 0.1)));
      }
      var trained = course.train(members, seeds);
      var seen = course.score(members, trained, Split.TEST);
      var unseen = course.score(members, trained, Split.UNSEEN);
      for (int s = 0; s < 2; s++) {
        String who = genre + (s == 0 ? ", plain" : ", dann");
        double there = accuracy(unseen.subList(s * seeds, (s + 1) * seeds));
        double here = accuracy(seen.subList(s * seeds, (s + 1) * seeds));
        report.figure(Figure.of(who + ": unseen", there, "%").beside(Math.round(here * 10) / 10.0 + " in seen genres"));
        report.figure(Figure.of(who + ": gap", here - there, "points"));
      }
    }
  }

  private static double accuracy(List<List<MemberResult.Score>> scores) {
    return 100
        * scores.stream().flatMap(List::stream).filter(s -> s.metric().equals("accuracy")).mapToDouble(MemberResult.Score::value).average()
            .orElse(Double.NaN);
  }

  private static StudyData data(Plugins plugins, String genre) {
    var none = new Settings("tasks." + TASK, Map.of());
    var task = plugins.find(Kind.TASK, TASK).factory().apply(none);
    var all = task.load();
    var problems = new ArrayList<dev.medley.api.error.Problem>();
    var held = HoldOut.from(List.of(new LoadedTask(TASK, true, task.metrics(all.target()), all)),
        List.of(new TaskUse(TASK, TASK, none, true, 1, genre)), problems);
    if (!problems.isEmpty()) throw new IllegalStateException(problems.toString());
    return StudyDataReader.read(held, new Settings("text", Map.of("length", new Value.Whole(32), "vocabulary", new Value.Whole(4000))));
  }
}
