package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.contract.EncoderContract;
import dev.medley.testkit.contract.Fixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ImageEncodersTest {

  /// What the contract is tried on.
  interface Kept extends EncoderContract {
    Fixture<Encoder> fixture();

    @Override
    default Encoder encoder() {
      return fixture().make(List.of("task"));
    }

    @Override
    default Class<? extends ModelInput> kind() {
      return ModelInput.Images.class;
    }

    @Override
    default Map<String, Double> scalars() {
      return Map.of(Reading.dropout(fixture()), 0.5);
    }
  }

  @Nested
  class Cnn implements Kept {
    @Override
    public Fixture<Encoder> fixture() {
      return Reading.encoder("image-cnn").set("filters", 3).set("width", 4);
    }
  }

  @Nested
  class Residual implements Kept {
    @Override
    public Fixture<Encoder> fixture() {
      return Reading.encoder("image-residual").set("width", 4).set("layers", 2);
    }
  }

  /// (2·9 + 1)·3 and (3·9 + 1)·6 for the convolutions; what is left of 7 x 5 after two halvings is 1 x 1, so (6 + 1)·8 in the end.
  @Test
  void aConvolutionalNetworkHasAsManyParametersAsItsSettingsSay() {
    assertThat(size(Reading.encoder("image-cnn").set("filters", 3).set("width", 8), 7, 5)).isEqualTo(57 + 168 + 56);
  }

  /// (2·9 + 1)·4 for the first convolution, two layers of 2·(4·9 + 1)·4 and 2·8 to normalise, 8 in the end; on images of one pixel as well.
  @Test
  void aResidualNetworkHasAsManyParametersAsItsSettingsSay() {
    var encoder = Reading.encoder("image-residual").set("width", 4).set("layers", 2);
    assertThat(size(encoder, 7, 5)).isEqualTo(76 + 2 * (296 + 16) + 8);
    assertThat(size(encoder, 1, 1)).isEqualTo(76 + 2 * (296 + 16) + 8);
  }

  private static int size(Fixture<Encoder> encoder, int height, int width) {
    var network = Network.empty();
    encoder.make(List.of("task")).encode(network,
        new ModelInput.Images(network.input("values", Shape.of(3, 2, height, width), DType.FLOAT)));
    return network.parameters().stream().map(Tensor::shape).mapToInt(Shape::size).sum();
  }
}
