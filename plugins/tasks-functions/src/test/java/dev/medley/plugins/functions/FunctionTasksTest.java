package dev.medley.plugins.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.ProviderContract;
import dev.medley.testkit.contract.TaskContract;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class FunctionTasksTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new FunctionTasks();
  }

  private static Fixture<Task> task() {
    return Fixture.of(new FunctionTasks(), Kind.TASK, "sinusoid");
  }

  private static TaskData wave(long number) {
    return task().set("number", number).make(List.of("wave")).load();
  }

  @Nested
  final class Sinusoids implements TaskContract {
    @Override
    public Task task() {
      return FunctionTasksTest.task().make(List.of("wave"));
    }
  }

  private static double x(Example example) {
    return ((Input.Vector) example.input()).numbers().getFirst();
  }

  private static double y(Example example) {
    return ((Answer.Numbers) example.answer()).numbers().getFirst();
  }

  /// `y = b·sin x + c·cos x`, by least squares; so amplitude and phase are found again from points alone.
  @Test
  void everyPointLiesOnOneWaveOfTheFamily() {
    for (long number = 0; number < 200; number++) {
      var data = wave(number);
      double ss = 0;
      double sc = 0;
      double cc = 0;
      double ys = 0;
      double yc = 0;
      for (var e : data.train()) {
        ss += Math.sin(x(e)) * Math.sin(x(e));
        sc += Math.sin(x(e)) * Math.cos(x(e));
        cc += Math.cos(x(e)) * Math.cos(x(e));
        ys += y(e) * Math.sin(x(e));
        yc += y(e) * Math.cos(x(e));
      }
      double b = (ys * cc - yc * sc) / (ss * cc - sc * sc);
      double c = (yc * ss - ys * sc) / (ss * cc - sc * sc);
      assertThat(Math.hypot(b, c)).as("amplitude of wave %d", number).isBetween(0.1 - 1e-4, 5 + 1e-4);
      assertThat(-c).as("a phase below pi").isGreaterThan(-1e-4);
      for (var split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
        for (var e : data.split(split)) {
          assertThat(x(e)).isBetween(-5.0, 5.0);
          assertThat(y(e)).isCloseTo(b * Math.sin(x(e)) + c * Math.cos(x(e)), within(1e-4));
        }
      }
    }
  }

  /// The mean square of a wave is half its amplitude's, `(5³ - 0.1³) / (3·4.9) = 8.5` in the mean over amplitudes: 4.25 less what the ends of the interval take or give. Of 2,000 waves the mean strays by more than a tenth of it once in a million.
  @Test
  void amplitudesFillTheirInterval() {
    double mean = LongStream.range(0, 2_000).mapToObj(FunctionTasksTest::wave).flatMap(d -> d.train().stream())
        .mapToDouble(e -> y(e) * y(e)).average().orElseThrow();
    assertThat(mean).isCloseTo(4.25, within(0.45));
  }

  @Test
  void wavesOfOtherNumbersAreOthers() {
    assertThat(wave(1)).isEqualTo(wave(1));
    assertThat(wave(1).train()).isNotEqualTo(wave(2).train());
    var few = task().set("number", 1L).set("train", 3L).make(List.of("wave")).load();
    assertThat(few.train()).isEqualTo(wave(1).train().subList(0, 3));
    assertThat(few.validation()).isEqualTo(wave(1).validation());
  }
}
