package dev.medley.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.medley.api.metric.LossMetric;
import dev.medley.api.metric.Metric;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every task must keep, for its data to be trained on and its figures to be trusted.
///
/// ```java
/// final class WeatherTest implements TaskContract {
///   @Override
///   public Task task() {
///     return new Weather();
///   }
/// }
/// ```
public interface TaskContract {

  /// The task under test; a new one on every call, or always the same.
  Task task();

  /// The largest share of a split's examples that may stand, input and answer alike, among those trained on. Published splits often hold some.
  default double leakTolerance() {
    return 0;
  }

  @Test
  default void hasExamplesToTrainOnAndToValidateWith() {
    var data = task().load();
    assertThat(data.train()).as("training split").isNotEmpty();
    assertThat(data.validation()).as("validation split").isNotEmpty();
  }

  @Test
  default void givesEqualDataOnEveryLoad() {
    var first = task().load();
    var second = task().load();
    assertThat(first.target()).isEqualTo(second.target());
    for (var split : Split.values())
      assertThat(first.split(split).equals(second.split(split))).as("the %s split is the same when loaded again", split).isTrue();
  }

  @Test
  default void answersAsItsTargetSays() {
    var data = task().load();
    for (var split : Split.values()) {
      for (var example : data.split(split)) assertThat(Answers.fault(data.target(), example)).as("%s: %s", split, example).isEmpty();
    }
  }

  @Test
  default void hasInputsOfOneKindAndWidth() {
    var kinds = new HashSet<String>();
    everything(task().load()).forEach(e -> kinds.add(Answers.kind(e.input())));
    assertThat(kinds).as("kinds of input").hasSize(1);
  }

  @Test
  default void namesEachLabelOnce() {
    assertThat(Answers.labels(task().load().target())).doesNotHaveDuplicates().noneMatch(String::isBlank);
  }

  @Test
  default void trainsOnEveryLabel() {
    var data = task().load();
    var seen = new HashSet<Integer>();
    data.train().forEach(e -> seen.addAll(Answers.indices(e.answer())));
    var labels = data.target() instanceof Target.Numbers ? List.<String>of() : Answers.labels(data.target());
    var unseen = IntStream.range(0, labels.size()).filter(i -> !seen.contains(i)).mapToObj(labels::get).toList();
    assertThat(unseen).as("labels without a training example").isEmpty();
  }

  @Test
  default void measuresWithWhatWasNotTrainedOn() {
    var data = task().load();
    record Key(Object input, Object answer) {}
    var trained = new HashSet<Key>();
    data.train().forEach(e -> trained.add(new Key(e.input(), e.answer())));
    for (var split : List.of(Split.VALIDATION, Split.TEST)) {
      var examples = data.split(split);
      long leaked = examples.stream().filter(e -> trained.contains(new Key(e.input(), e.answer()))).count();
      assertThat((double) leaked / Math.max(1, examples.size()))
          .as("share of the %s split's examples that are trained on, %d of %d", split, leaked, examples.size())
          .isLessThanOrEqualTo(leakTolerance());
    }
  }

  @Test
  default void namesADomainEverywhereOrNowhere() {
    var data = task().load();
    var domains = new HashSet<String>();
    data.train().forEach(e -> domains.add(e.domain()));
    assertThat(domains.contains("") ? domains.size() : 1).as("examples with and without a domain, among %s", domains).isEqualTo(1);
  }

  @Test
  default void scoresPerfectPredictionsBest() {
    var data = task().load();
    var right = answers(data);
    assertThat(metrics(data)).isNotEmpty().extracting(Metric::name).doesNotHaveDuplicates();
    for (var metric : ofAnswers(data)) {
      double perfect = metric.score(data.target(), right, right);
      assertThat(perfect).as(metric.name()).isCloseTo(metric.higherIsBetter() ? 1 : 0, within(1e-9));
    }
  }

  @Test
  default void scoresConstantPredictionsWithANumberThatIsNoBetter() {
    var data = task().load();
    var right = answers(data);
    var constant = right.stream().map(a -> Answers.constantLike(a, right.getFirst())).toList();
    assumeThat(constant.equals(right)).as("every answer is the same").isFalse();
    for (var metric : ofAnswers(data)) {
      double score = metric.score(data.target(), constant, right);
      double perfect = metric.score(data.target(), right, right);
      assertThat(score).as(metric.name()).isFinite();
      assertThat(metric.higherIsBetter() ? perfect - score : score - perfect).as("how much better than %s a constant is", metric.name())
          .isNotNegative();
    }
  }

  /// What is compared as inputs get worse is told by answers; what is told by losses knows that less is better.
  @Test
  default void theFirstMetricIsToldByAnswers() {
    var data = task().load();
    assertThat(metrics(data).getFirst()).isNotInstanceOf(LossMetric.class);
    for (var metric : metrics(data)) {
      if (!(metric instanceof LossMetric byLoss)) continue;
      double better = byLoss.score(0.5) - byLoss.score(2);
      assertThat(metric.higherIsBetter() ? better : -better).as(metric.name()).isPositive();
    }
  }

  private List<Metric> ofAnswers(TaskData data) {
    return metrics(data).stream().filter(metric -> !(metric instanceof LossMetric)).toList();
  }

  private List<Metric> metrics(TaskData data) {
    return task().metrics(data.target());
  }

  private static List<Answer> answers(TaskData data) {
    return data.validation().stream().map(Example::answer).toList();
  }

  private static List<Example> everything(TaskData data) {
    var all = new ArrayList<Example>();
    for (var split : Split.values()) all.addAll(data.split(split));
    return Collections.unmodifiableList(all);
  }
}
