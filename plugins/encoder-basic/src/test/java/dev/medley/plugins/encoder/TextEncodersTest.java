package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Mode;
import dev.medley.testkit.Starts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What all text encoders here have in common.
final class TextEncodersTest {

  private static final int[] LONG = {3, 4, 5, 6, 7};
  private static final int[] SHORT = {8, 9};

  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn"})
  void readsTextsOnly(String name) {
    var encoder = Reading.encoder(name).make(List.of("task"));
    assertThat(encoder.reads(ModelInput.Text.class)).isTrue();
    assertThat(encoder.reads(ModelInput.Vectors.class)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn"})
  void givesFeaturesOfOneWidth(String name) {
    var features = Reading.of(Reading.encoder(name).set("width", 12), 20, 5, 0, LONG, SHORT).features();
    assertThat(features.tokens().shape()).isEqualTo(Shape.of(2, 5, 12));
    assertThat(features.pooled().shape()).isEqualTo(Shape.of(2, 12));
  }

  /// The same texts, filled up further and with other ids.
  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn"})
  void givesTheSameHoweverFarTextsAreFilledUp(String name) {
    var encoder = Reading.encoder(name);
    encoder = name.equals("bag") ? encoder : encoder.set("layers", 3).set("reach", 2);
    var tight = Reading.of(encoder, 20, 5, 0, LONG, SHORT);
    var wide = Reading.of(encoder, 20, 11, 13, LONG, SHORT);
    var parameters = Starts.of(tight.network(), 1, 1);
    var one = new Interpreter(tight.texts().withParameters(parameters));
    var other = new Interpreter(wide.texts().withParameters(parameters));
    assertThat(other.value(wide.features().pooled()).toArray()).containsExactly(one.value(tight.features().pooled()).toArray(),
        within(1e-12));
    for (int text = 0; text < 2; text++) {
      for (int place = 0; place < (text == 0 ? LONG : SHORT).length; place++) {
        var expected = Reading.token(one.value(tight.features().tokens()), text, place);
        assertThat(Reading.token(other.value(wide.features().tokens()), text, place)).containsExactly(expected, within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn"})
  void learnsWithEveryParameter(String name) {
    var reading = Reading.of(Reading.encoder(name), 20, 5, 0, LONG, SHORT);
    var bindings = reading.texts().withParameters(Starts.of(reading.network(), 1, 2));
    var loss = reading.features().tokens().square().sum().add(reading.features().pooled().square().sum());
    new Interpreter(bindings).gradients(loss).parameters()
        .forEach((parameter, gradient) -> assertThat(gradient.largest()).as(parameter).isPositive());
  }

  /// A mask that keeps nothing shows that the rate, which members choose for themselves, reaches the features; evaluation leaves them whole.
  @ParameterizedTest
  @ValueSource(strings = {"bag", "text-cnn"})
  void dropsOutInTrainingOnly(String name) {
    var reading = Reading.of(Reading.encoder(name), 20, 5, 0, LONG, SHORT);
    var bindings = reading.texts().withParameters(Starts.of(reading.network(), 1, 3));
    var pooled = reading.features().pooled();
    assertThat(new Interpreter(bindings.withMode(new Mode.Training((_, _) -> false))).value(pooled).largest()).isZero();
    assertThat(new Interpreter(bindings).value(pooled).largest()).isPositive();
  }
}
