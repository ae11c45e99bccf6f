package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.plugin.Kind;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.EncoderContract;
import dev.medley.testkit.contract.Fixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MlpTest implements EncoderContract {

  @Override
  public Encoder encoder() {
    return MLP.set("width", 4).set("layers", 2).make(List.of("task"));
  }

  @Override
  public Class<? extends ModelInput> kind() {
    return ModelInput.Vectors.class;
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("encoder.mlp.dropout", 0.5);
  }

  private static final Fixture<Encoder> MLP = Fixture.of(new BasicEncoders(), Kind.ENCODER, "mlp");

  private final Network network = Network.empty();

  @Test
  void readsVectorsOnly() {
    var encoder = MLP.make(List.of("task"));
    assertThat(encoder.reads(ModelInput.Vectors.class)).isTrue();
    assertThat(encoder.reads(ModelInput.Text.class)).isFalse();
  }

  /// `(1, 2)` through relu(1·1 + 2·2 − 1) = 4 and relu(1·(−1) + 2·0 + 0) = 0, then 3·4 + 5·0 + 1 and 0·4 + 0 − 1.
  @Test
  void goesThroughItsLayers() {
    var features = encode(MLP.set("width", 2).set("layers", 2), 1, 2);
    var parameters = Map.of(
        "layer-1.weight", Array.of(Shape.of(2, 2), 1, -1, 2, 0), "layer-1.bias", Array.of(Shape.of(2), -1, 0),
        "layer-2.weight", Array.of(Shape.of(2, 2), 3, 0, 5, 0), "layer-2.bias", Array.of(Shape.of(2), 1, -1));
    var bindings = Bindings.none().withParameters(parameters).withScalar("encoder.mlp.dropout", 0.5).withInput("values",
        Array.of(Shape.of(1, 2), 1, 2));
    assertThat(new Interpreter(bindings).value(features.pooled()).toArray()).containsExactly(13, 0);
  }

  /// 5·16 + 16, then twice 16·16 + 16.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    assertThat(encode(MLP.set("width", 16).set("layers", 3), 4, 5)).isInstanceOf(Features.Rows.class);
    assertThat(network.parameters().stream().map(Tensor::shape).mapToInt(Shape::size).sum()).isEqualTo(96 + 2 * 272);
  }

  private Features encode(Fixture<Encoder> encoder, int batch, int features) {
    return encoder.make(List.of("task")).encode(network,
        new ModelInput.Vectors(network.input("values", Shape.of(batch, features), DType.FLOAT)));
  }
}
