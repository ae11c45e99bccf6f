package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.tensor.Network;
import dev.medley.plugin.Plugins;
import dev.medley.space.Condition;
import dev.medley.space.Parameter;
import dev.medley.space.SearchSpace;
import dev.medley.space.StudySpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReadableEncodersTest {

  /// Reads one kind of input; what it makes of it does not matter here.
  private record Reader(Class<? extends ModelInput> kind) implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> other) {
      return other == kind;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      throw new UnsupportedOperationException("No network is written here");
    }
  }

  private final List<Problem> problems = new ArrayList<>();

  private static Component<?> encoder(String name, Class<? extends ModelInput> kind) {
    return Component.of(Kind.ENCODER, name, "For a test.", _ -> new Reader(kind));
  }

  private static StudySpace space(String... options) {
    var parameters = new ArrayList<Parameter>(List.of(new Parameter.Choice("encoder", List.of(options), List.of())));
    for (var option : options)
      parameters.add(
          new Parameter.Real("encoder." + option + ".dropout", 0, 1, Parameter.Scale.LINEAR, List.of(new Condition("encoder", option))));
    return new StudySpace("s", List.of(), new SearchSpace(parameters), new TreeMap<>(), new Settings("text", Map.of()),
        new StudySpace.Objective("delta_m", true), new StudySpace.Budget(1, 1),
        new StudySpace.Use("random", new Settings("search.random", Map.of())), "");
  }

  private StudySpace among(StudySpace space, Class<? extends ModelInput> kind) {
    var installed = List.of(encoder("dense", ModelInput.Vectors.class), encoder("bag", ModelInput.Text.class),
        encoder("words", ModelInput.Text.class));
    try (var plugins = Plugins.load(List.of(), List.copyOf(installed), List.of(), List.of())) {
      return new ReadableEncoders(space, plugins).among(kind, problems);
    }
  }

  @Test
  void aChoiceAmongAllIsOneAmongThoseThatRead() {
    var among = among(space("dense", "bag", "words"), ModelInput.Text.class);
    assertThat(problems).isEmpty();
    assertThat(among.space()).isEqualTo(space("bag", "words").space());
    assertThat(among.start()).containsEntry("encoder", new Value.Word("bag")).doesNotContainKey("encoder.dense.dropout");
    assertThat(among(space("dense", "bag", "words"), ModelInput.Vectors.class).space()).isEqualTo(space("dense").space());
  }

  @Test
  void whatIsNamedMustRead() {
    var named = space("dense", "bag");
    assertThat(among(named, ModelInput.Text.class)).isSameAs(named);
    assertThat(problems).extracting(Problem::toString).singleElement().asString()
        .contains("MED-171", "The encoder (dense) of study (s) does not read the tasks' inputs (text).");
  }

  @Test
  void whereNoneReadsEachIsAProblem() {
    among(space("dense", "bag", "words"), ModelInput.Images.class);
    assertThat(problems).hasSize(3);
  }

  @Test
  void whereAllReadNothingChanges() {
    var space = space("bag", "words");
    assertThat(among(space, ModelInput.Text.class)).isSameAs(space);
    assertThat(problems).isEmpty();
  }
}
