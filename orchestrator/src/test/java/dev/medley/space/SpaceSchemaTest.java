package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

final class SpaceSchemaTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
      .getSchema(SpaceSchema.write(new InstalledComponents()));

  /// What only the reader finds: faults below the level of values, and rules that tie one value to another.
  private static final Set<String> BEYOND_A_SCHEMA = Set.of(
      "key-twice", "interval-order", "order-misses", "shares-sum", "shares-unknown-task", "weights-unknown-task", "objective-task",
      "objective-twice", "schedule-mix-sums", "before-circle", "before-unknown-task", "least-over-one", "least-too-many",
      "least-unknown-task");

  static List<String> broken() {
    return BrokenSpacesTest.names().stream().map(n -> n.replace(".yaml", ""))
        .filter(n -> !n.startsWith("text-") || n.equals("text-varies") || n.equals("text-not-mapping")).toList();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void rejectsWhatASchemaCan(String name) throws IOException {
    var errors = errors(Files.readString(BrokenSpacesTest.FOLDER.resolve(name + ".yaml")));
    if (BEYOND_A_SCHEMA.contains(name)) assertThat(errors).as("%s is caught now: take it off the list", name).isEmpty();
    else assertThat(errors).isNotEmpty();
  }

  @Test
  void whatIsBeyondASchemaIsAmongTheBrokenSpaces() {
    assertThat(broken()).hasSizeGreaterThan(70).containsAll(BEYOND_A_SCHEMA);
  }

  @Test
  void acceptsWhatTheReaderReads() {
    var random = new Random(5);
    for (int i = 0; i < 150; i++) {
      String text = SpacePrinterTest.RandomSpaces.text(random);
      assertThat(errors(text)).as(text).isEmpty();
      String printed = SpacePrinter.print(SpaceReader.read(text, "s.yaml", new InstalledComponents()));
      assertThat(errors(printed)).as(printed).isEmpty();
    }
  }

  @Test
  void isTheSchemaOfTheDraft() {
    var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(JsonMapper.builder().build().readTree(SpaceSchema.write(new InstalledComponents())))).isEmpty();
  }

  @Test
  void carriesTheHelpOfEverySetting() {
    var root = JsonMapper.builder().build().readTree(SpaceSchema.write(new InstalledComponents()));
    for (var section : Section.values()) {
      for (var declaration : new InstalledComponents().declarations(section)) {
        var definition = root.get("$defs").get(section.key() + "." + declaration.name());
        assertThat(definition.get("description").stringValue()).isEqualTo(declaration.summary());
        for (var setting : declaration.settings()) {
          assertThat(definition.get("anyOf").get(1).get("properties").get(setting.name()).get("description").stringValue())
              .isEqualTo(setting.summary());
        }
      }
    }
  }

  private static List<Error> errors(String yaml) {
    return SCHEMA.validate(json(YamlParser.parse(yaml, new Problems("s.yaml"))));
  }

  /// As an editor sees the text, by the core schema of YAML 1.2.
  static JsonNode json(Node node) {
    return switch (node) {
      case Node.Items items -> {
        var array = NODES.arrayNode();
        items.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Node.Entries entries -> {
        var object = NODES.objectNode();
        entries.entries().values().forEach(entry -> object.set(entry.key(), json(entry.value())));
        yield object;
      }
      case Node.Scalar scalar -> json(scalar);
    };
  }

  private static JsonNode json(Node.Scalar scalar) {
    if (scalar.nothing()) return NODES.nullNode();
    if (scalar.plain() && scalar.text().matches("true|True|TRUE")) return NODES.booleanNode(true);
    if (scalar.plain() && scalar.text().matches("false|False|FALSE")) return NODES.booleanNode(false);
    var number = scalar.number();
    if (number.isPresent() && Double.isFinite(number.getAsDouble()))
      return scalar.text().matches("[-+]?[0-9]+")
          ? NODES.numberNode(new BigInteger(scalar.text()))
          : NODES.numberNode(new BigDecimal(scalar.text()));
    return NODES.stringNode(scalar.text());
  }
}
