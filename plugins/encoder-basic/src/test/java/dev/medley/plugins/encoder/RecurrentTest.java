package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.Starts;
import dev.medley.testkit.contract.EncoderContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecurrentTest {

  /// What the contract is tried on.
  interface Kept extends EncoderContract {
    String cell();

    boolean bothWays();

    @Override
    default Encoder encoder() {
      return Reading.encoder(cell()).set("embedding", 3).set("width", 5).set("layers", 2).set("both-ways", bothWays())
          .make(List.of("task"));
    }

    @Override
    default Class<? extends ModelInput> kind() {
      return ModelInput.Text.class;
    }

    @Override
    default Map<String, Double> scalars() {
      return Map.of("encoder." + cell() + ".dropout", 0.5);
    }
  }

  @Nested
  class Gru implements Kept {
    @Override
    public String cell() {
      return "gru";
    }

    @Override
    public boolean bothWays() {
      return true;
    }
  }

  @Nested
  class GruForwards implements Kept {
    @Override
    public String cell() {
      return "gru";
    }

    @Override
    public boolean bothWays() {
      return false;
    }
  }

  @Nested
  class Lstm implements Kept {
    @Override
    public String cell() {
      return "lstm";
    }

    @Override
    public boolean bothWays() {
      return true;
    }
  }

  /// 20·8 for the words; for each direction gates·4 times 8 + 1 for a word and 4 + 1 for the state.
  @ParameterizedTest
  @CsvSource({"gru, 3", "lstm, 4"})
  void hasAsManyParametersAsItsSettingsSay(String cell, int gates) {
    var encoder = Reading.encoder(cell).set("embedding", 8).set("width", 8);
    assertThat(Reading.of(encoder, 20, 4, 0, Reading.words(2)).size()).isEqualTo(160 + 2 * gates * 4 * (9 + 5));
    assertThat(Reading.of(encoder.set("width", 4).set("both-ways", false), 20, 4, 0, Reading.words(2)).size())
        .isEqualTo(160 + gates * 4 * (9 + 5));
  }

  /// Only what reads from the end can know of a later word; and it must begin with the last word, not with what fills the text up.
  @ParameterizedTest
  @ValueSource(strings = {"gru", "lstm"})
  void aWordIsSeenByThoseAfterItAndFromTheEndByThoseBefore(String cell) {
    var encoder = Reading.encoder(cell).set("embedding", 3).set("width", 4);
    var reading = Reading.of(encoder, 9, 5, 0, Reading.words(1, 2, 3), Reading.words(1, 2, 4));
    var tokens = new Interpreter(reading.texts().withParameters(Starts.of(reading.network(), 1, 7))).value(reading.features().tokens());
    double[] one = Reading.token(tokens, 0, 0);
    double[] other = Reading.token(tokens, 1, 0);
    assertThat(List.of(one[0], one[1])).isEqualTo(List.of(other[0], other[1]));
    assertThat(List.of(one[2], one[3])).isNotEqualTo(List.of(other[2], other[3]));
  }
}
