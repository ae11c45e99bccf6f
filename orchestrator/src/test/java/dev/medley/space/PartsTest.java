package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Settings that name a component: a sampler over another.
final class PartsTest {

  private static final Catalogue INSTALLED = new WithAPart();

  /// What is usually installed, and a sampler that takes another.
  private static final class WithAPart implements Catalogue {

    private final Catalogue usual = new InstalledComponents();

    @Override
    public List<Declaration> declarations(Section section) {
      var all = new ArrayList<>(usual.declarations(section));
      if (section == Section.SAMPLER) {
        all.add(new Declaration("slow", "Goes slowly.", List.of(Setting.part("over", Sampler.class, "What goes slowly."),
            Setting.real("start", 0, 1, 0.1, "How slowly."))));
      }
      return all;
    }

    @Override
    public List<Declaration> tasks() {
      return usual.tasks();
    }

    @Override
    public List<Declaration> searches() {
      return usual.searches();
    }
  }

  private static StudySpace read(String sampler) {
    return SpaceReader.read("study: s\ntasks: [pos, food]\nsampler: " + sampler + "\n", "s.yaml", INSTALLED);
  }

  private static Map<String, Value> sampler(Configuration configuration) {
    var found = new TreeMap<>(configuration.values());
    found.keySet().removeIf(path -> !path.startsWith("sampler"));
    return found;
  }

  @Test
  void theUsualComponentStandsWhereNothingIsSaid() {
    assertThat(sampler(read("slow").defaults())).isEqualTo(Map.of("sampler", new Value.Word("slow"), "sampler.slow.over",
        new Value.Word("proportional"), "sampler.slow.start", new Value.Real(0.1)));
  }

  @Test
  void aPartHasSettingsOfItsOwn() {
    var space = read("{slow: {over: {temperature: {temperature: {uniform: [2, 4]}}}, start: 0.5}}");
    assertThat(space.space().parameters())
        .containsExactly(new Parameter.Real("sampler.slow.over.temperature.temperature", 2, 4, Parameter.Scale.LINEAR, List.of()));
    var point = Point.of(Map.of("sampler.slow.over.temperature.temperature", new Value.Real(3)));
    assertThat(sampler(space.configure(point))).isEqualTo(Map.of("sampler", new Value.Word("slow"), "sampler.slow.over",
        new Value.Word("temperature"), "sampler.slow.over.temperature.temperature", new Value.Real(3), "sampler.slow.start",
        new Value.Real(0.5)));
  }

  @Test
  void aPartIsChosenLikeASection() {
    var space = read("{choose: [proportional, {slow: {over: {choose: [{mix: {shares: {simplex: tasks}}}, temperature]}}}]}");
    var slow = new Condition("sampler", "slow");
    assertThat(space.space().parameters()).containsExactly(
        new Parameter.Choice("sampler", List.of("proportional", "slow"), List.of()),
        new Parameter.Choice("sampler.slow.over", List.of("mix", "temperature"), List.of(slow)),
        new Parameter.Simplex("sampler.slow.over.mix.shares", List.of("pos", "food"),
            List.of(slow, new Condition("sampler.slow.over", "mix"))));
    var point = Point.of(Map.of("sampler", new Value.Word("slow"), "sampler.slow.over", new Value.Word("temperature")));
    assertThat(sampler(space.configure(point))).isEqualTo(Map.of("sampler", new Value.Word("slow"), "sampler.slow.over",
        new Value.Word("temperature"), "sampler.slow.over.temperature.temperature", new Value.Real(2), "sampler.slow.start",
        new Value.Real(0.1)));
    assertThat(sampler(space.configure(Point.of(Map.of("sampler", new Value.Word("proportional"))))))
        .isEqualTo(Map.of("sampler", new Value.Word("proportional")));
  }

  @Test
  void allOfThemCanBeChosenFrom() {
    var choice = (Parameter.Choice) read("{slow: {over: {choose: all}}}").space().parameters().getFirst();
    assertThat(choice.options()).containsExactly("proportional", "curriculum", "mix", "plain-mix", "temperature", "slow");
    assertThat(read("{slow: {over: search}}").space().parameters()).isEqualTo(read("{slow: {over: {choose: all}}}").space().parameters());
  }

  @Test
  void whatIsWrongWithAPartIsSaidLikeWhatIsWrongWithASection() {
    assertThatThrownBy(() -> read("{slow: {over: {temperatur: {temperature: 2}}}}")).hasMessage("""
        MED-012 The sampler (temperatur) of search space (s.yaml:3) is not installed.
        Did you mean: temperature?""");
    assertThatThrownBy(() -> read("{slow: {over: {temperature: {temperature: 200}}, begin: 1}}")).hasMessageContaining("MED-018")
        .hasMessageContaining("MED-015");
    assertThatThrownBy(() -> read("{slow: {over: }}")).hasMessageContaining("MED-013");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slow", "{slow: {over: {mix: {shares: {pos: 1}}}}}", "{slow: {over: {choose: all}}}",
    "{choose: [proportional, {slow: {over: {choose: [{mix: {shares: {simplex: tasks}}}, {slow: {over: {temperature: {temperature: search}}}}]}}}]}"})
  void whatIsPrintedReadsAsTheSameSpaceAndFitsTheSchema(String sampler) {
    var space = read(sampler);
    var printed = SpacePrinter.print(space);
    var again = SpaceReader.read(printed, "s.yaml", INSTALLED);
    assertThat(again.space()).isEqualTo(space.space());
    assertThat(again.defaults()).isEqualTo(space.defaults());
    assertThat(again.fixed()).isEqualTo(space.fixed());
    assertThat(SpacePrinter.print(again)).isEqualTo(printed);
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SpaceSchema.write(INSTALLED));
    assertThat(schema.validate(SpaceSchemaTest.json(YamlParser.parse(printed, new Problems("s.yaml"))))).as(printed).isEmpty();
  }
}
