package dev.medley.plugins.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.error.InputException;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.testkit.contract.Fixture;
import dev.medley.testkit.contract.SamplerContract;
import dev.medley.testkit.contract.SamplerProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SkillGraphTest implements SamplerContract {

  private static final Fixture<Sampler> SAMPLER = Fixture.of(new AdaptiveSamplers(), Kind.SAMPLER, "skill-graph");

  @Override
  public Sampler sampler(List<String> tasks) {
    return SAMPLER.make(tasks);
  }

  @Override
  public Set<SamplerProperty> properties() {
    return Set.of(SamplerProperty.REACHES_EVERY_TASK);
  }

  private static final SkillGraph.Plan TWO_ROUNDS = new SkillGraph.Plan(3, 1, 1, 0.5, 0);

  /// `A·ℓ = (2, 2, .5)` from losses of (1, 2, .5), so shares are in proportion to `exp(1), exp(1), exp(.25)`.
  @Test
  void followsAGivenGraph() {
    var graph = new SkillGraph.Graph(TWO_ROUNDS, new double[][]{{1, .5, 0}, {0, 1, 0}, {0, 0, 1}});
    assertThat(graph.at(0)).containsExactly(new double[]{1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    graph.learn(0, TaskLosses.of(1, 2, .5), new int[]{1, 1, 1});
    assertThat(graph.at(1)).containsExactly(new double[]{.404471, .404471, .191058}, within(1e-6));
  }

  /// Losses that fall by known amounts for each micro-batch: the estimate is those amounts, scaled to 1 at most, but for the ridge.
  @Test
  void estimatesHowTasksHelpEachOther() {
    double[][] truth = {{.02, .01, 0}, {0, .01, 0}, {.005, 0, .02}};
    var affinities = new Affinities(3);
    var random = new SplittableRandom(5);
    double[] losses = {5, 5, 5};
    for (int step = 0; step < 200; step++) {
      int[] drawn = random.ints(3, 0, 4).toArray();
      for (int j = 0; j < 3; j++) affinities.add(j, losses[j]);
      affinities.trained(drawn);
      for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) losses[j] -= truth[i][j] * drawn[i];
    }
    double[][] estimate = Affinities.scaled(affinities.estimate());
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) assertThat(estimate[i][j]).as("from %d to %d", i, j).isCloseTo(truth[i][j] / .02, within(.12));
    }
  }

  /// The second task helps the third, which alone is badly learnt; so the second is drawn more than the first.
  @Test
  void drawsWhatItFoundToHelp() {
    var graph = new SkillGraph.Graph(new SkillGraph.Plan(3, 60, 1, 1, .5), new double[0][0]);
    double[] losses = {.1, .1, 4};
    for (int step = 0; step < 60; step++) {
      double[] shares = graph.at(step);
      int[] drawn = Arrays.stream(shares).mapToInt(s -> (int) Math.round(12 * s)).toArray();
      graph.learn(step, TaskLosses.of(losses), drawn);
      losses[2] -= .003 * drawn[1] + .003 * drawn[2];
    }
    // In the last part of the round, in which the third task is tried out.
    double[] shares = graph.at(110);
    assertThat(shares[1]).isGreaterThan(10 * shares[0]);
  }

  @Test
  void readsAGraph() {
    var read = AffinityText.read("pos > food 0.5, food > genre 2e-1", List.of("pos", "food", "genre")).orElseThrow();
    assertThat(read).isDeepEqualTo(new double[][]{{1, .5, 0}, {0, 1, .2}, {0, 0, 1}});
    assertThat(AffinityText.read("", List.of("pos"))).isEmpty();
  }

  @Test
  void refusesAGraphWithEverythingThatIsWrongWithIt() {
    assertThatThrownBy(() -> AffinityText.read("poz > food 0.5, food > genre -1, pos food", List.of("pos", "food", "genre")))
        .isInstanceOf(InputException.class).hasMessage("""
            MED-621 The task (poz) in the affinity of sampler (skill-graph) is none of the study.
            Did you mean: pos?
            MED-620 The affinity (-1) of sampler (skill-graph) must be a number, not below 0.
            Maybe write `FROM > TO NUMBER`, with commas between.
            MED-620 The affinity (pos food) of sampler (skill-graph) does not say from which task to which how much.
            Maybe write `FROM > TO NUMBER`, with commas between.""");
  }
}
