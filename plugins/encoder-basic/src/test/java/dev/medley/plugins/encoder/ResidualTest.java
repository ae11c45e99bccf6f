package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.contract.EncoderContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ResidualTest implements EncoderContract {

  @Override
  public Encoder encoder() {
    return Reading.encoder("residual").set("width", 4).make(List.of("task"));
  }

  @Override
  public Class<? extends ModelInput> kind() {
    return ModelInput.Vectors.class;
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("encoder.residual.dropout", 0.5);
  }

  /// 5·8 + 8 for the numbers; two layers of 8·16 + 16 + 16·8 + 8 and 2·8 to normalise; 2·8 in the end.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    var network = Network.empty();
    Reading.encoder("residual").set("width", 8).set("layers", 2).set("expansion", 2).make(List.of("task")).encode(network,
        new ModelInput.Vectors(network.input("values", Shape.of(3, 5), DType.FLOAT)));
    assertThat(network.parameters().stream().map(Tensor::shape).mapToInt(Shape::size).sum()).isEqualTo(48 + 2 * (280 + 16) + 16);
  }
}
