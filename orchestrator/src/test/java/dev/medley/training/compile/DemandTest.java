package dev.medley.training.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DemandTest {

  private final Network network = Network.empty();
  private final Tensor words = network.input("values", Shape.of(8, 24, 64), DType.FLOAT)
      .mul(network.parameter("scale", Shape.of(64), Init.ones()));
  private final Tensor perWord = Layers.linear(network, "neighbours", words, 64).relu();
  private final Tensor mean = words.mean(1);
  private final Tensor pooled = mean.relu();

  private static Tensor loss(Tensor features) {
    return features.reshape(features.shape().size()).mean(0);
  }

  private Demand demand(int taggings, int classifications) {
    var tags = loss(Layers.taskLinear(network.scope("tags"), "head", perWord, 4));
    var classes = loss(Layers.taskLinear(network.scope("classes"), "head", pooled, 4));
    return demand(new HeadOutput("tags", tags, tags, taggings, 0), new HeadOutput("classes", classes, classes, classifications, 0));
  }

  private Demand demand(HeadOutput... outputs) {
    var plan = new StepProgram.Plan(network.parameters(), List.of(outputs), List.of(), 2, 7, 8, 7);
    return Demand.worthwhile(new Graph(Stream.of(outputs).map(HeadOutput::loss).toList()), plan);
  }

  @Test
  void whatOneOfSevenTasksNeedsIsComputedForItAlone() {
    var demand = demand(1, 6);
    assertThat(demand.apart(perWord)).isTrue();
    assertThat(demand.apart(words)).as("what both kinds need").isFalse();
  }

  @Test
  void whatIsCheapIsComputedForAllRatherThanCopied() {
    var demand = demand(1, 6);
    assertThat(demand.apart(pooled)).isFalse();
    assertThat(demand.apart(mean)).isFalse();
  }

  @Test
  void nothingIsSavedWhereThereIsOneKindOfHead() {
    var tags = loss(Layers.taskLinear(network.scope("tags"), "head", perWord, 4));
    var demand = demand(new HeadOutput("tags", tags, tags, 2, 0));
    assertThat(demand.apart(perWord)).isFalse();
  }
}
