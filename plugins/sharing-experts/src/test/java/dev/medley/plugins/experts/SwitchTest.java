package dev.medley.plugins.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.sharing.Sharing;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Mode;
import dev.medley.testkit.contract.SharingContract;
import dev.medley.testkit.contract.SharingSketch;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SwitchTest implements SharingContract {

  private static final int[] EXPERTS = {0, 1, 2, 0, 0, 3, 0, 1};
  private static final Map<String, Double> SCALARS = Map.of("sharing.switch.dropout", 0.0, "sharing.switch.balance", 0.01);

  @Override
  public Sharing sharing() {
    return ExpertSharingTest.sharing("switch").set("experts", 2).set("width", 5).make(ExpertSharingTest.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return false;
  }

  @Override
  public Map<String, Double> scalars() {
    return SCALARS;
  }

  private static Routes routes(Network network, int rows) {
    return Routes.of(network.input("logits", Shape.of(rows, 4), DType.FLOAT), network.input("sent", Shape.of(rows), DType.FLOAT));
  }

  private static Bindings eight() {
    var logits = Array.generate(Shape.of(8, 4), i -> EXPERTS[i / 4] == i % 4 ? 2 : 0);
    return Bindings.none().withInput("logits", logits).withInput("sent", Array.generate(Shape.of(8), _ -> 1));
  }

  /// Eight rows, four experts, logits of 2 for experts 0, 1, 2, 0, 0, 3, 0, 1: fractions .5, .25, .125, .125 and mean shares .403745, .25, .173128, .173128.
  @Test
  void balanceIsThePapers() {
    var routes = routes(Network.empty(), 8);
    var interpreter = new Interpreter(eight());
    assertThat(interpreter.value(routes.balance()).item()).isCloseTo(1.230617, within(1e-6));
    assertThat(interpreter.value(routes.share()).toArray()).containsOnly(new double[]{0.711235}, within(1e-6));
  }

  @Test
  void balanceIsOneWhereAllAreUsedAlikeAndTheNumberOfExpertsWhereOneIs() {
    var routes = routes(Network.empty(), 8);
    var even = eight().withInput("logits", Array.generate(Shape.of(8, 4), i -> i / 4 % 4 == i % 4 ? 50 : 0));
    assertThat(new Interpreter(even).value(routes.balance()).item()).isCloseTo(1, within(1e-9));
    var collapsed = eight().withInput("logits", Array.generate(Shape.of(8, 4), i -> i % 4 == 2 ? 50 : 0));
    assertThat(new Interpreter(collapsed).value(routes.balance()).item()).isCloseTo(4, within(1e-9));
  }

  @Test
  void anExpertTakesTheFirstRowsThatItHasRoomFor() {
    assertThat(Routes.capacity(8, 4, 1)).isEqualTo(2);
    assertThat(Routes.capacity(8, 4, 1.25)).isEqualTo(3);
    assertThat(Routes.capacity(8, 4, 2)).isEqualTo(4);
    var routes = routes(Network.empty(), 8);
    var interpreter = new Interpreter(eight());
    assertThat(interpreter.value(routes.kept(2)).toArray()).containsExactly(1, 1, 1, 1, 0, 1, 0, 1);
    assertThat(interpreter.value(routes.dropped(2)).item()).isEqualTo(0.25);
    assertThat(interpreter.value(routes.dropped(4)).item()).isZero();
  }

  @Test
  void whatFillsUpATextTakesNoRoom() {
    var routes = routes(Network.empty(), 8);
    var filled = eight().withInput("sent", Array.of(Shape.of(8), 0, 1, 1, 0, 1, 1, 1, 1));
    var interpreter = new Interpreter(filled);
    assertThat(interpreter.value(routes.kept(2)).toArray()).containsExactly(0, 1, 1, 0, 1, 1, 1, 1);
    assertThat(interpreter.value(routes.dropped(2)).item()).isZero();
  }

  /// The experts of a row by hand: its features plus its share of what the one expert makes of them, whether it is trained with room enough or predicted.
  @Test
  void aRowIsChangedByItsExpertAlone() {
    var sketch = SharingSketch.of(sharing(), ExpertSharingTest.TASKS, 3);
    var bindings = sketch.bindings(17, SCALARS);
    var x = ByHand.input(bindings, "pooled").row(1).toArray();
    double[] shares = ByHand.softmax(ByHand.product(x, ByHand.parameter(bindings, "router.weight")));
    int best = shares[0] >= shares[1] ? 0 : 1;
    double[] hidden = ByHand.layer(x, ByHand.parameter(bindings, "experts.in").row(best),
        ByHand.parameter(bindings, "experts.in-bias").row(best));
    double[] out = ByHand.product(hidden, ByHand.parameter(bindings, "experts.out").row(best));
    double[] expected = new double[3];
    Arrays.setAll(expected, u -> x[u] + shares[best] * out[u]);
    assertThat(new Interpreter(bindings).value(sketch.features().pooled()).row(1).toArray()).containsExactly(expected, within(1e-9));
  }

  /// Against places for all rows at every expert, for rows that go to all experts, to some, or to one.
  @Test
  void evaluatingFindsTheSameInFewerPlaces() {
    var random = new SplittableRandom(5);
    for (int rows : new int[]{1, 3, 8, 13}) {
      for (int used = 1; used <= 4; used++) {
        int most = used;
        var network = Network.empty();
        var experts = SwitchExperts.declare(network, 3, 4, 5);
        var x = network.input("x", Shape.of(rows, 3), DType.FLOAT);
        var routes = routes(network, rows);
        var none = Tensor.constant(0);
        var bindings = Bindings.none().withInput("x", Array.generate(Shape.of(rows, 3), _ -> random.nextDouble(-1, 1)))
            .withInput("logits", Array.generate(Shape.of(rows, 4), i -> random.nextDouble() - (i % 4 >= most ? 9 : 0)))
            .withInput("sent", Array.generate(Shape.of(rows), _ -> random.nextInt(4) > 0 ? 1 : 0));
        for (var parameter : network.parameters())
          bindings = bindings.withParameter(parameter.name(), Array.generate(parameter.shape(), _ -> random.nextDouble(-1, 1)));
        var interpreter = new Interpreter(bindings);
        assertThat(interpreter.value(experts.applyToAll(x, routes, none)).toArray()).as("%d rows, %d experts", rows, used)
            .containsExactly(interpreter.value(experts.apply(x, routes, rows, none)).toArray(), within(1e-12));
      }
    }
  }

  @Test
  void aRowWithoutRoomStaysAsItIsInTrainingAndIsChangedWhenEvaluating() {
    var sharing = ExpertSharingTest.sharing("switch").set("experts", 2).set("width", 5).set("capacity", 0.25).make(ExpertSharingTest.TASKS);
    var sketch = SharingSketch.of(sharing, ExpertSharingTest.TASKS, 3);
    var same = sketch.bindings(19, SCALARS).withInput("tokens", Array.generate(Shape.of(2, 3, 3), i -> i % 3 - 1));
    var trained = new Interpreter(same.withMode(new Mode.Training((_, _) -> true))).value(sketch.features().tokens());
    var given = ByHand.input(same, "tokens");
    // All six words are alike and prefer one expert, which has room for one.
    assertThat(trained.row(0).row(0)).isNotEqualTo(given.row(0).row(0));
    assertThat(trained.row(1).row(2)).isEqualTo(given.row(1).row(2));
    assertThat(new Interpreter(same).value(sketch.penalty("dropped")).item()).isCloseTo(5 / 6.0, within(1e-9));
    assertThat(new Interpreter(same).value(sketch.features().tokens()).row(1).row(2)).isNotEqualTo(given.row(1).row(2));
  }
}
