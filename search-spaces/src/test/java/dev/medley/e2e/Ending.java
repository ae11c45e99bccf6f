package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How a command ended.
///
/// @param code the exit code
/// @param out  all of its standard output
/// @param err  all of its standard error
record Ending(int code, String out, String err) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// This, if the command did what it should.
  Ending done() {
    return with(0);
  }

  /// This, if the command ended with this exit code.
  Ending with(int expected) {
    assertThat(code).as("standard output:%n%s%nstandard error:%n%s", out, err).isEqualTo(expected);
    return this;
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /// Standard output, every line of which must be a JSON object.
  List<JsonNode> objects() {
    var objects = lines().stream().map(MAPPER::readTree).toList();
    assertThat(objects).allMatch(JsonNode::isObject);
    return objects;
  }
}
