package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.EncoderContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextCnnTest implements EncoderContract {

  @Override
  public Encoder encoder() {
    return Reading.encoder("text-cnn").set("embedding", 3).set("width", 4).set("layers", 3).set("reach", 2).make(List.of("task"));
  }

  @Override
  public Class<? extends ModelInput> kind() {
    return ModelInput.Text.class;
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("encoder.text-cnn.dropout", 0.5);
  }

  /// Two words, with embeddings of 1 and 3, weighed 1, 10, 100 with their neighbours: 310 and 31. The second layer adds relu(500 − 10·310) = 0 to the first and
  /// relu(31 − 10·31 + 500) = 221 to the second. Past the end it makes 500 or more, which must not win the maximum.
  @Test
  void convolvesAndTakesTheMaximumOfTheWords() {
    var encoder = Reading.encoder("text-cnn").set("embedding", 1).set("width", 1).set("layers", 2).set("reach", 1);
    var reading = Reading.of(encoder, 3, 4, 0, Reading.words(1, 2));
    var parameters = Map.of(
        "words.table", Array.of(Shape.of(3, 1), 7, 1, 3),
        "layer-1.weight", Array.of(Shape.of(3, 1), 1, 10, 100), "layer-1.bias", Array.of(Shape.of(1), 0),
        "layer-2.weight", Array.of(Shape.of(3, 1), 0.1, -10, 0), "layer-2.bias", Array.of(Shape.of(1), 500));
    var interpreter = new Interpreter(reading.texts().withParameters(parameters));
    assertThat(Reading.token(interpreter.value(reading.features().tokens()), 0, 0)).containsExactly(310);
    assertThat(Reading.token(interpreter.value(reading.features().tokens()), 0, 1)).containsExactly(252);
    assertThat(interpreter.value(reading.features().pooled()).item()).isEqualTo(310);
  }

  /// 100·8 for the words, (3·8)·16 + 16 for the first layer, (3·16)·16 + 16 for the second; 5 instead of 3 words with a reach of 2.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    var encoder = Reading.encoder("text-cnn").set("embedding", 8).set("width", 16).set("layers", 2);
    assertThat(Reading.of(encoder, 100, 4, 0, Reading.words(2)).size()).isEqualTo(800 + 400 + 784);
    assertThat(Reading.of(encoder.set("reach", 2), 100, 4, 0, Reading.words(2)).size()).isEqualTo(800 + 656 + 1296);
  }
}
