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

final class BagTest implements EncoderContract {

  @Override
  public Encoder encoder() {
    return Reading.encoder("bag").set("embedding", 3).set("width", 4).make(List.of("task"));
  }

  @Override
  public Class<? extends ModelInput> kind() {
    return ModelInput.Text.class;
  }

  @Override
  public Map<String, Double> scalars() {
    return Map.of("encoder.bag.dropout", 0.5);
  }

  /// Two words, with embeddings of 1 and 3: their mean 2 gives 2·2 − 1; each word with its neighbours is weighed 1, 10, 100, and past the end stands 0, not 7.
  @Test
  void takesTheMeanOfWordsAndEachWithItsNeighbours() {
    var reading = Reading.of(Reading.encoder("bag").set("embedding", 1).set("width", 1), 3, 3, 0, Reading.words(1, 2));
    var parameters = Map.of(
        "words.table", Array.of(Shape.of(3, 1), 7, 1, 3),
        "layer-1.hidden.weight", Array.of(Shape.of(1, 1), 2), "layer-1.hidden.bias", Array.of(Shape.of(1), -1),
        "layer-1.neighbours.weight", Array.of(Shape.of(3, 1), 1, 10, 100), "layer-1.neighbours.bias", Array.of(Shape.of(1), 0));
    var interpreter = new Interpreter(reading.texts().withParameters(parameters));
    assertThat(interpreter.value(reading.features().pooled()).item()).isEqualTo(3);
    assertThat(Reading.token(interpreter.value(reading.features().tokens()), 0, 0)).containsExactly(310);
    assertThat(Reading.token(interpreter.value(reading.features().tokens()), 0, 1)).containsExactly(31);
  }

  /// 100·8 for the words, 3·8·16 + 16 for neighbours, 8·16 + 16 for the text.
  @Test
  void hasAsManyParametersAsItsSettingsSay() {
    assertThat(Reading.of(Reading.encoder("bag").set("embedding", 8).set("width", 16), 100, 4, 0, Reading.words(2)).size())
        .isEqualTo(800 + 400 + 144);
  }
}
