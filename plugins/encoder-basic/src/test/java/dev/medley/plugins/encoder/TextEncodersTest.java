package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Mode;
import dev.medley.testkit.Starts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What all text encoders here have in common.
final class TextEncodersTest {

  private static final int[] LONG = {3, 4, 5, 6, 7};
  private static final int[] SHORT = {8, 9};

  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn", "transformer", "gru", "lstm", "memory"})
  void readsTextsOnly(String name) {
    var encoder = Reading.encoder(name).make(List.of("task"));
    assertThat(encoder.reads(ModelInput.Text.class)).isTrue();
    assertThat(encoder.reads(ModelInput.Vectors.class)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn", "transformer", "gru", "lstm", "memory"})
  void givesFeaturesOfOneWidth(String name) {
    var encoder = name.equals("transformer")
        ? Reading.encoder(name).set("heads", 3).set("head-width", 4)
        : Reading.encoder(name).set("width", 12);
    var features = Reading.of(encoder, 20, 5, 0, LONG, SHORT).features();
    assertThat(features.tokens().shape()).isEqualTo(Shape.of(2, 5, 12));
    assertThat(features.pooled().shape()).isEqualTo(Shape.of(2, 12));
  }

  /// Sharings count on it.
  @ParameterizedTest
  @CsvSource({"bag, 1", "text-cnn, 3", "transformer, 3", "gru, 3", "lstm, 3"})
  void marksItsLayers(String name, int layers) {
    var encoder = Reading.encoder(name);
    var reading = Reading.of(name.equals("bag") ? encoder : encoder.set("layers", layers), 20, 5, 0, LONG);
    var marked = reading.network().parameters().stream().map(p -> p.name().replaceFirst("\\..*", "")).filter(s -> s.startsWith("layer-"))
        .distinct()
        .toList();
    assertThat(marked).isEqualTo(IntStream.rangeClosed(1, layers).mapToObj(i -> "layer-" + i).toList());
  }

  /// A mask that keeps nothing shows that the rate, which members choose for themselves, reaches the features; evaluation leaves them whole.
  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn", "transformer", "gru", "lstm"})
  void dropsOutInTrainingOnly(String name) {
    var reading = Reading.of(Reading.encoder(name), 20, 5, 0, LONG, SHORT);
    var bindings = reading.texts().withParameters(Starts.of(reading.network(), 1, 3));
    var pooled = reading.features().pooled();
    assertThat(new Interpreter(bindings.withMode(new Mode.Training((_, _) -> false))).value(pooled).largest()).isZero();
    assertThat(new Interpreter(bindings).value(pooled).largest()).isPositive();
  }
}
