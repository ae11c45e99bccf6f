package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.compile.StepProgram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InitializerTest {

  private static Member member(long studySeed, long trial) {
    return new Member(trial, studySeed, TinyStudy.configuration("adam", 0.01), TinyStudy.IN_TURN, new Recorded().equal());
  }

  private static ParameterLayout layout(int members, Network network, Tensor root) {
    var output = new HeadOutput("it", root, root, 1, 0);
    return StepProgram.prediction(new StepProgram.Plan(network.parameters(), List.of(output), List.of(), members, 1, 1, 2)).layout();
  }

  private static float[] start(Init init, Member member) {
    var network = Network.empty();
    var parameter = network.parameter("p", Shape.of(20_000), init);
    return new Initializer(member).weights(layout(1, network, parameter.sum(0)), 2).shared();
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  @Test
  void normalNumbersHaveTheirDeviation() {
    double[] values = doubles(start(new Init.Normal(0.1f), member(1, 1)));
    double mean = Arrays.stream(values).average().orElseThrow();
    double deviation = Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    // Five standard errors of 20,000 numbers.
    assertThat(mean).isCloseTo(0, within(0.0036));
    assertThat(deviation).isCloseTo(0.1, within(0.0025));
    assertThat(Arrays.stream(values).filter(v -> Math.abs(v) > 0.196).count() / 20_000.0).isCloseTo(0.05, within(0.008));
  }

  @Test
  void uniformNumbersFillTheirBounds() {
    double[] values = doubles(start(new Init.Uniform(0.5f), member(1, 1)));
    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-0.5, -0.499);
    assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(0.499, 0.5);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0, within(0.0103));
  }

  @Test
  void filledNumbersAreTheirValue() {
    assertThat(start(new Init.Fill(3), member(1, 1))).containsOnly(3);
  }

  @Test
  void seedTrialParameterAndTaskEachDecide() {
    var normal = new Init.Normal(1);
    assertThat(start(normal, member(1, 1))).isEqualTo(start(normal, member(1, 1))).isNotEqualTo(start(normal, member(1, 2)))
        .isNotEqualTo(start(normal, member(2, 1)));
    var network = Network.empty();
    var a = network.parameter("a", Shape.of(4), normal);
    var b = network.parameter("b", Shape.of(4), normal);
    var own = network.taskParameter("own", Shape.of(4), normal);
    var weights = new Initializer(member(1, 1)).weights(layout(1, network, a.add(b).add(own).sum(0)), 2);
    assertThat(Arrays.copyOfRange(weights.shared(), 0, 4)).isNotEqualTo(Arrays.copyOfRange(weights.shared(), 4, 8));
    assertThat(Arrays.copyOfRange(weights.own(), 0, 4)).isNotEqualTo(Arrays.copyOfRange(weights.own(), 4, 8));
  }

  @Test
  void neitherTheCohortNorOtherParametersDecide() {
    var init = new Init.Normal(1);
    var alone = Network.empty();
    var p = alone.parameter("p", Shape.of(4), init);
    var small = new Initializer(member(1, 1)).weights(layout(1, alone, p.sum(0)), 2);
    var crowded = Network.empty();
    var before = crowded.parameter("before", Shape.of(7), init);
    var q = crowded.parameter("p", Shape.of(4), init);
    var large = new Initializer(member(1, 1)).weights(layout(8, crowded, before.sum(0).add(q.sum(0))), 2);
    assertThat(Arrays.copyOfRange(large.shared(), 7, 11)).isEqualTo(Arrays.copyOf(small.shared(), 4));
  }
}
