package dev.medley.plugins.attending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.SharingContract;
import dev.medley.testkit.contract.SharingSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TaskAttentionTest implements SharingContract {

  private static final List<String> THREE = List.of("a", "b", "c");

  @Override
  public Sharing sharing() {
    return AttentionSharingTest.sharing("task-attention").set("width", 8).set("heads", 2).make(THREE);
  }

  @Override
  public boolean tellsTasksApart() {
    return true;
  }

  @Test
  void hasAsManyParametersAsIsKnown() {
    assertThat(SharingSketch.of(AttentionSharingTest.sharing("task-attention").set("width", 64).make(THREE), THREE, 64).sizeForAll())
        .isEqualTo(54_080);
    var four = List.of("a", "b", "c", "d");
    assertThat(SharingSketch.of(AttentionSharingTest.sharing("task-attention").set("width", 128).make(four), four, 128).sizeForAll())
        .isEqualTo(280_704);
  }

  @Test
  void aWidthIsRoundedUpToItsHeads() {
    assertThat(SharingSketch.of(AttentionSharingTest.sharing("task-attention").set("width", 9).set("heads", 4).make(THREE), THREE, 5)
        .features().width()).isEqualTo(12);
  }

  /// Queries and keys of zero attend to all alike; values and what follows as they are give the mean over the text and its words.
  @Test
  void attendsAlongTheText() {
    int width = 2;
    var sketch = SharingSketch.of(AttentionSharingTest.sharing("task-attention").set("width", 8).set("heads", 1).make(THREE), THREE, width);
    var bindings = sketch.bindings(3, Map.of());
    // (width, 8): the features, then zeros; (8, 24): the values alone; (8, 8): as they are.
    var projection = Array.generate(Shape.of(2, 8), i -> i / 8 == i % 8 ? 1 : 0);
    var values = Array.generate(Shape.of(3, 8, 24), i -> i % 24 == 16 + i / 24 % 8 ? 1 : 0);
    var out = Array.generate(Shape.of(3, 8, 8), i -> i % 8 == i / 8 % 8 ? 1 : 0);
    var plain = bindings.withParameter("projection.weight", projection).withParameter("projection.bias", Array.zeros(Shape.of(8)))
        .withParameter("attention.weight", values).withParameter("attention.bias", Array.zeros(Shape.of(3, 24)))
        .withParameter("out.weight", out).withParameter("out.bias", Array.zeros(Shape.of(3, 8)))
        .withInput("mask", Array.of(Shape.of(2, 3), 1, 1, 0, 1, 1, 1));
    var pooled = new Interpreter(plain).value(sketch.features().pooled());
    var tokens = plain.inputs().getOrDefault("tokens", Array.scalar(0));
    var whole = plain.inputs().getOrDefault("pooled", Array.scalar(0));
    // The first text has two words, the second three.
    assertThat(pooled.get(0)).isCloseTo((whole.get(0) + tokens.get(0) + tokens.get(2)) / 3, within(1e-9));
    assertThat(pooled.get(8)).isCloseTo((whole.get(2) + tokens.get(6) + tokens.get(8) + tokens.get(10)) / 4, within(1e-9));
  }
}
