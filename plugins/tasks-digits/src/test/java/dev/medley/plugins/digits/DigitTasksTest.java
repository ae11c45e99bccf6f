package dev.medley.plugins.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.ProviderContract;
import dev.medley.testkit.contract.TaskContract;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class DigitTasksTest implements ProviderContract {

  @Override
  public ComponentProvider provider() {
    return new DigitTasks();
  }

  private static Fixture<Task> task(String name) {
    return Fixture.of(new DigitTasks(), Kind.TASK, name);
  }

  @Nested
  final class Digits implements TaskContract {
    @Override
    public Task task() {
      return DigitTasksTest.task("digits").make(List.of("digits"));
    }
  }

  @Nested
  final class Parity implements TaskContract {
    @Override
    public Task task() {
      return DigitTasksTest.task("digit-parity").make(List.of("digit-parity"));
    }
  }

  @Nested
  final class Pairs implements TaskContract {
    @Override
    public Task task() {
      return DigitTasksTest.task("digit-pairs").make(List.of("left"));
    }
  }

  @Test
  void theImagesAreThoseOfTheTable() {
    var all = Digit.all();
    assertThat(all).hasSize(1797);
    assertThat(all.getFirst().shown()).isZero();
    assertThat(all.getFirst().pixels().subList(0, 6)).containsExactly(0f, 0f, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f);
    assertThat(all.stream().filter(d -> d.shown() == 3)).hasSize(183);
  }

  @Test
  void theSplitsAreOneShuffle() {
    var splits = DigitSplits.shuffled(0);
    var all = new HashSet<>(splits.train());
    all.addAll(splits.validation());
    all.addAll(splits.test());
    assertThat(List.of(splits.train().size(), splits.validation().size(), splits.test().size())).containsExactly(1297, 250, 250);
    assertThat(all).isEqualTo(new HashSet<>(Digit.all()));
    assertThat(DigitSplits.shuffled(1).train()).isNotEqualTo(splits.train());
  }

  @Test
  void ofTwoPixelsTheBrighterIsSeen() {
    var dark = new Digit(Collections.nCopies(64, 0.25f), 1);
    var bright = new Digit(Collections.nCopies(64, 0.5f), 2);
    var pixels = DigitPairs.laidOver(dark, bright, 4);
    assertThat(pixels).hasSize(144);
    assertThat(pixels.get(0)).as("the left alone").isEqualTo(0.25f);
    assertThat(pixels.get(5 * 12 + 5)).as("both").isEqualTo(0.5f);
    assertThat(pixels.get(11 * 12 + 11)).as("the right alone").isEqualTo(0.5f);
    assertThat(pixels.get(11)).as("neither").isZero();
    assertThat(pixels.stream().filter(p -> p == 0.25f)).hasSize(64 - 16);
  }

  @Test
  void modelsMaySeeImages() {
    var numbers = task("digits").make(List.of("digits")).load().train().getFirst();
    var image = task("digits").set("input", "image").make(List.of("digits")).load().train().getFirst();
    assertThat(image).isEqualTo(new Example(new Input.Image(1, 8, 8, ((Input.Vector) numbers.input()).numbers()), numbers.answer()));
    var pairs = task("digit-pairs").set("train", 5L).set("input", "image").set("offset", 3L).make(List.of("left")).load().train();
    assertThat(pairs).extracting(Example::input)
        .allMatch(i -> i instanceof Input.Image(int c, int h, int w, var _) && c == 1 && h == 11 && w == 11);
  }

  @Test
  void theTwoSidesAskAboutTheSameImages() {
    var left = task("digit-pairs").set("train", 50L).make(List.of("left")).load().train();
    var right = task("digit-pairs").set("train", 50L).set("side", "right").make(List.of("right")).load().train();
    assertThat(left.stream().map(Example::input).toList()).isEqualTo(right.stream().map(Example::input).toList());
    assertThat(left.stream().map(Example::answer).toList()).isNotEqualTo(right.stream().map(Example::answer).toList());
    assertThat(((Input.Vector) left.getFirst().input()).numbers()).hasSize(144);
    assertThat(left.getFirst().answer()).isInstanceOf(Answer.Label.class);
  }

  @Test
  void theSumIsOfBothSidesOfTheSameImages() {
    var left = task("digit-pairs").set("train", 50L).make(List.of("left")).load().train();
    var right = task("digit-pairs").set("train", 50L).set("side", "right").make(List.of("right")).load().train();
    var sums = task("digit-pairs").set("train", 50L).set("side", "sum").make(List.of("sum")).load();
    assertThat(((Target.Classes) sums.target()).labels()).hasSize(19).endsWith("17", "18");
    for (int i = 0; i < 50; i++) {
      assertThat(sums.train().get(i).input()).isEqualTo(left.get(i).input());
      assertThat(index(sums.train().get(i))).isEqualTo(index(left.get(i)) + index(right.get(i)));
    }
  }

  private static int index(Example example) {
    return ((Answer.Label) example.answer()).index();
  }
}
