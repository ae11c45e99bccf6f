package dev.medley.testkit.contract;

import static dev.medley.testkit.contract.Samples.BATCH;
import static dev.medley.testkit.contract.Samples.LENGTH;
import static dev.medley.testkit.contract.Written.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every encoder keeps. Its network is written for small batches and run by the interpreter.
///
/// ```java
/// class BagTest implements EncoderContract {
///   public Encoder encoder() { return new Bag(8); }
///   public Class<? extends ModelInput> kind() { return ModelInput.Text.class; }
/// }
/// ```
public interface EncoderContract {

  /// The encoder, with small widths.
  Encoder encoder();

  /// What it is tried on; an encoder of several kinds has a test for each.
  Class<? extends ModelInput> kind();

  /// The numbers that its network reads as scalars, by their full names, such as `encoder.bag.dropout`.
  default Map<String, Double> scalars() {
    return Map.of();
  }

  @Test
  default void readsItsKindOfInput() {
    assertThat(encoder().reads(kind())).isTrue();
  }

  @Test
  default void declaresItsParametersInTheScopeThatItIsGiven() {
    var network = Network.empty();
    var input = Samples.input(network, kind(), BATCH, LENGTH);
    encoder().encode(network.scope("first"), input);
    int declared = network.parameters().size();
    encoder().encode(network.scope("second"), input);
    assertThat(declared).isPositive();
    assertThat(network.parameters()).hasSize(2 * declared);
    assertThat(network.parameters().subList(0, declared)).allSatisfy(p -> assertThat(p.name()).startsWith("first."));
    assertThat(network.parameters().subList(declared, 2 * declared)).allSatisfy(p -> assertThat(p.name()).startsWith("second."));
  }

  /// Where an encoder marks its layers, whoever splits it between tasks counts on their order.
  @Test
  default void layersAreNumberedFromTheInput() {
    var layers = written(BATCH, LENGTH).network().parameters().stream().flatMap(p -> Stream.of(p.name().split("\\.")))
        .filter(scope -> scope.matches("layer-[1-9][0-9]*")).distinct().toList();
    assertThat(layers).isEqualTo(IntStream.rangeClosed(1, layers.size()).mapToObj(i -> "layer-" + i).toList());
  }

  @Test
  default void doesNotKnowTheTask() {
    var written = written(BATCH, LENGTH);
    assertThat(written.parts()).noneMatch(part -> part.op() instanceof Op.TaskIndex);
    assertThat(written.network().parameters()).noneMatch(p -> p.op() instanceof Op.Parameter(_, _, var owner) && owner == Owner.TASK);
  }

  @Test
  default void shapesOfItsFeaturesAgree() {
    var features = written(BATCH, LENGTH).features();
    assertThat(features.pooled().type()).isEqualTo(DType.FLOAT);
    assertThat(features.pooled().shape().dims()).containsExactly(BATCH, features.width());
    if (features instanceof Features.Sequence(var tokens, _)) {
      assertThat(tokens.type()).isEqualTo(DType.FLOAT);
      assertThat(tokens.shape().dims()).containsExactly(BATCH, LENGTH, features.width());
    }
  }

  @Test
  default void writesTheSameNetworkAgain() {
    var one = written(BATCH, LENGTH);
    var other = written(BATCH, LENGTH);
    assertThat(other.shapes()).isEqualTo(one.shapes());
    assertThat(other.values(bindings(one, 1))).isEqualTo(one.values(bindings(one, 1)));
  }

  @Test
  default void featuresAreFinite() {
    var written = written(BATCH, LENGTH);
    for (int seed = 0; seed < 3; seed++)
      assertThat(written.values(bindings(written, seed))).allSatisfy(v -> assertThat(v.largest()).isFinite());
  }

  @Test
  default void permutingTheBatchPermutesTheFeatures() {
    var written = written(BATCH, LENGTH);
    int[] order = {2, 0, 3, 1};
    var bindings = bindings(written, 2);
    var permuted = written.values(bindings.withInputs(Samples.examples(bindings.inputs(), order)));
    assertClose(permuted, written.values(bindings).stream().map(v -> v.rows(order)).toList(), "features of a permuted batch");
  }

  @Test
  default void anExampleHasTheSameFeaturesAloneAndInABatch() {
    var together = written(BATCH, LENGTH);
    var alone = written(1, LENGTH);
    assertThat(alone.shapes()).as("parameters may not depend on the batch size").isEqualTo(together.shapes());
    var bindings = bindings(together, 3);
    var features = together.values(bindings);
    for (int example = 0; example < BATCH; example++) {
      int index = example;
      var expected = features.stream().map(v -> v.rows(index)).toList();
      assertClose(alone.values(bindings.withInputs(Samples.examples(bindings.inputs(), index))), expected,
          "features of example " + index + " alone");
    }
  }

  @Test
  default void wordsBeyondTheMaskDoNotCount() {
    assumeTrue(kind() == ModelInput.Text.class, "Only texts are filled up");
    var written = written(BATCH, LENGTH);
    var bindings = bindings(written, 4);
    var mask = bindings.inputs().getOrDefault("mask", Array.scalar(1));
    var tokens = bindings.inputs().getOrDefault("tokens", Array.scalar(1));
    var others = Array.generate(tokens.shape(), i -> mask.get(i) == 1 ? tokens.get(i) : 1 + i % (Samples.VOCABULARY - 1));
    assertClose(unmasked(written, bindings.withInput("tokens", others), LENGTH), unmasked(written, bindings, LENGTH),
        "features with other words where the mask is zero");
  }

  @Test
  default void paddingDoesNotChangeTheFeatures() {
    assumeTrue(kind() == ModelInput.Text.class, "Only texts are filled up");
    int length = LENGTH + 3;
    var shorter = written(BATCH, LENGTH);
    var longer = written(BATCH, length);
    assumeTrue(longer.shapes().equals(shorter.shapes()), "Its parameters depend on the length");
    var bindings = bindings(shorter, 5);
    assertClose(unmasked(longer, bindings.withInputs(Samples.longer(bindings.inputs(), length)), length),
        unmasked(shorter, bindings, LENGTH), "features of texts that are filled up");
  }

  @Test
  default void gradientsReachEveryParameter() {
    Reach.assertEveryParameter(written(BATCH, LENGTH), 1, this::bindings);
  }

  private Written written(int batch, int length) {
    var network = Network.empty();
    return new Written(network, encoder().encode(network.scope("encoder"), Samples.input(network, kind(), batch, length)));
  }

  private Bindings bindings(Written written, long seed) {
    return Bindings.none().withParameters(written.parameters(1, seed)).withScalars(scalars()).withInputs(Samples.batch(kind(), seed));
  }

  /// The pooled features, and those of the places that a word fills.
  private static List<Array> unmasked(Written written, Bindings bindings, int length) {
    var values = written.values(bindings);
    if (values.size() == 1) return values;
    var mask = bindings.inputs().getOrDefault("mask", Array.scalar(1));
    var filled = IntStream.range(0, BATCH * length).filter(i -> mask.get(i) == 1).toArray();
    return List.of(values.getFirst(), values.get(1).reshape(Shape.of(BATCH * length, written.features().width())).rows(filled));
  }
}
