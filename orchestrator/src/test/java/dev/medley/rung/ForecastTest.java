package dev.medley.rung;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ForecastTest {

  /// Where all 81 begin together, the ladder is the successive halving of the textbook: 81, 27, 9.
  @Test
  void inOneRoundItIsTheTextbooksBracket() {
    var forecast = Forecast.of(List.of(10, 30, 90), new Rule.Halving(3), 81, 81);
    assertThat(forecast.rungs()).containsExactly(new Forecast.Rung(10, 81), new Forecast.Rung(30, 27), new Forecast.Rung(90, 9));
    assertThat(forecast.steps()).isEqualTo(81 * 10 + 27 * 20 + 9 * 60);
    assertThat(forecast.wholeSteps()).isEqualTo(81 * 90);
  }

  /// In rounds, some go on that would not have if all had been known.
  @Test
  void inRoundsALittleMoreGoOn() {
    var forecast = Forecast.of(List.of(10, 30, 90), new Rule.Halving(3), 81, 8);
    assertThat(forecast.rungs().get(1).trials()).isBetween(27.0, 36.0);
    assertThat(forecast.rungs().get(2).trials()).isBetween(9.0, 16.0);
  }

  @Test
  void manyAreForecastBySharesOfFewer() {
    var forecast = Forecast.of(List.of(10, 90), new Rule.Halving(3), 1_000_000, 1000);
    assertThat(forecast.rungs().getLast().trials()).isCloseTo(333_333, within(1000.0));
  }

  @Test
  void withoutRungsEverythingIsTrained() {
    var forecast = Forecast.of(List.of(200), new Rule.Everyone(), 48, 16);
    assertThat(forecast.rungs()).containsExactly(new Forecast.Rung(200, 48));
    assertThat(forecast.steps()).isEqualTo(forecast.wholeSteps()).isEqualTo(9600);
  }
}
