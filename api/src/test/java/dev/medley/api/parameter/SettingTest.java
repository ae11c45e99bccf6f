package dev.medley.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SettingTest {

  @TestFactory
  Stream<DynamicTest> refusesDeclarationsThatContradictThemselves() {
    return Stream.of(
        refused("a default below the range", "[0.1, 1.0]", () -> Setting.real("rate", 0.1, 1, 0, "The rate.")),
        refused("a default above the range", "[1, 3]", () -> Setting.whole("layers", 1, 3, 4, "Layers.")),
        refused("a default that is no number", "NaN", () -> Setting.real("rate", 0, 1, Double.NaN, "The rate.")),
        refused("a logarithm of zero", "above 0", () -> Setting.logReal("rate", 0, 1, 0.5, "The rate.")),
        refused("a logarithm of no whole number", "1 or more", () -> Setting.logWhole("width", 0, 8, 4, "The width.")),
        refused("a default that is no option", "[a, b]", () -> Setting.choice("kind", List.of("a", "b"), "c", "The kind.")),
        refused("a default per task outside", "[0.0, 1.0]", () -> Setting.perTask("weights", 0, 1, 2, "Weights.")),
        refused("a name with capitals", "not Rate", () -> Setting.flag("Rate", true, "Whether.")),
        refused("a name that begins with a figure", "not 2nd", () -> Setting.text("2nd", "", "Some text.")),
        refused("no sentence for the help", "sentence", () -> Setting.shares("shares", " ")));
  }

  @Test
  void acceptsTheEndsOfItsRange() {
    assertThatCode(() -> Setting.real("rate", 0, 1, 0, "The rate.")).doesNotThrowAnyException();
    assertThatCode(() -> Setting.real("rate", 0, 1, 1, "The rate.")).doesNotThrowAnyException();
    assertThatCode(() -> Setting.logWhole("width", 1, 8, 8, "The width.")).doesNotThrowAnyException();
  }

  @Test
  void onlyARequiredTextMustBeGiven() {
    assertThat(Setting.requiredText("file", "Where it is.").required()).isTrue();
    assertThat(Setting.text("split", "", "A column.").required()).isFalse();
  }

  private static DynamicTest refused(String what, String said, ThrowingCallable declaration) {
    return DynamicTest.dynamicTest(what,
        () -> assertThatThrownBy(declaration).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(said));
  }
}
