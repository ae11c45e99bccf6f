package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Slice;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import dev.medley.training.MemberResult.Score;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyDataReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class GainsTest {

  private static final List<Score> ALONE = List.of(score("a", "accuracy", .5), score("a", "robust", .4), score("a", "accuracy-in-x", .2),
      score("b", "rmse", 2), score("b", "robust", 4), score("c", "accuracy", .8), score("c", "robust", .1), score("help", "accuracy", .5));

  private static Score score(String task, String metric, double value) {
    return new Score(9, task, metric, value);
  }

  private static LoadedTask task(String name, boolean main, boolean numbers) {
    Target target = numbers ? new Target.Numbers(List.of("value")) : new Target.Classes(List.of("no", "yes"));
    Answer answer = numbers ? new Answer.Numbers(List.of(1f)) : new Answer.Label(0);
    var examples = List.of(new Example(new Input.Vector(List.of(1f)), answer));
    return new LoadedTask(name, main, Metrics.usual(target), new TaskData(target, examples, examples, examples));
  }

  private static Gains gains() {
    var tasks = List.of(task("a", true, false), task("b", true, true), task("c", true, false), task("help", false, false));
    return new Gains(
        StudyDataReader.read(tasks, new Settings("text", Map.of("length", new Value.Whole(1), "vocabulary", new Value.Whole(2))))
            .tasks(),
        ALONE);
  }

  /// By hand: 10 % more accuracy, 20 % less error, a quarter less accuracy; of the areas 50 % more, 25 % less error, as much. What helps does not count.
  private static final List<Score> TRIAL = List.of(score("a", "accuracy", .55), score("a", "robust", .6), score("a", "accuracy-in-x", .3),
      score("b", "rmse", 1.6), score("b", "robust", 3), score("c", "accuracy", .6), score("c", "robust", .1), score("help", "accuracy", 0));

  /// What a search reads from the record must be there.
  @Test
  void figuresOverAllTasksThatAreMeasuredAreReadFromTheRecord() {
    for (var figure : List.of("meta.adapted", "rules.broken", "rules.broken-2", "lifelong.acc", "lifelong.forgetting"))
      assertThat(Gains.measured("", figure)).as(figure).isTrue();
    assertThat(Gains.measured("a", "accuracy")).isTrue();
    assertThat(Gains.measured("", "delta_m")).isFalse();
  }

  @Test
  void theAreaUnderTheCurveIsComparedAsFiguresAre() {
    var figures = gains().of(TRIAL, List.of());
    assertThat(figures.get("delta_m")).isCloseTo((10 + 20 - 25) / 3.0, within(1e-9));
    assertThat(figures.get("robust")).isCloseTo((50 + 25 + 0) / 3.0, within(1e-9));
    assertThat(figures).containsOnlyKeys("delta_m", "delta_m_metrics", "delta_m_tasks", "robust");
  }

  @Test
  void aTargetsGainIsToldApartFromWhatTheOthersLose() {
    var figures = gains().of(TRIAL, List.of(new Draw(1)));
    assertThat(figures.get("target-gain")).isCloseTo(20, within(1e-9));
    assertThat(figures.get("others-loss")).as("a gains 10, c loses 25").isCloseTo(7.5, within(1e-9));
  }

  /// The task as a whole is among the others then.
  @Test
  void aDomainIsATargetToo() {
    var figures = gains().of(TRIAL, List.of(new Draw(0, new Slice.Domain("x"))));
    assertThat(figures.get("target-gain")).isCloseTo(50, within(1e-9));
    assertThat(figures.get("others-loss")).isCloseTo(-(10 + 20 - 25) / 3.0, within(1e-9));
  }

  @Test
  void whatWasMeasuredHasItsName() {
    var scores = List.of(score("", "rules.broken", .2), score("a", "accuracy", .5));
    assertThat(gains().figure("rules.broken", scores, List.of())).isEqualTo(.2);
    assertThat(gains().figure("a.accuracy", scores, List.of())).isEqualTo(.5);
    assertThat(gains().figure("robust", scores, List.of())).as("of which nothing was measured").isNaN();
    assertThat(gains().of(scores, List.of())).doesNotContainKey("robust");
    assertThat(Gains.measured("", "rules.broken")).isTrue();
    assertThat(Gains.measured("", "robust")).isFalse();
    assertThat(Gains.measured("a", "robust")).isTrue();
  }
}
