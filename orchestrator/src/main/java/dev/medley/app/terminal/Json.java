package dev.medley.app.terminal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object on one line, fields in the order in which they were put. Numbers that JSON does not know (NaN, infinities) become null.
public final class Json {

  /// Made when the first line is written: most commands write none.
  private static final class Holder {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  public static Json object() {
    return new Json();
  }

  /// @param value a text, number, truth value, null, or a list or map of such
  public Json put(String name, @Nullable Object value) {
    fields.put(name, plain(value));
    return this;
  }

  /// An object already written elsewhere, such as a configuration of the store.
  public Json putRaw(String name, String json) {
    return put(name, Holder.MAPPER.readValue(json, Object.class));
  }

  /// The texts, numbers and lists of an object, by their path: names with dots between.
  public static Map<String, String> leaves(String json) {
    var leaves = new LinkedHashMap<String, String>();
    collect("", Holder.MAPPER.readTree(json), leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject())
      node.properties().forEach(entry -> collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), leaves));
    else
      leaves.put(path, node.isString() ? node.stringValue() : node.toString());
  }

  public void print(Pane pane) {
    pane.line(toString());
  }

  @Override
  public String toString() {
    return Holder.MAPPER.writeValueAsString(fields);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double number -> Double.isFinite(number) ? number : null;
      case Json inner -> inner.fields;
      case List<?> list -> list.stream().map(Json::plain).toList();
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, inner) -> copy.put(String.valueOf(name), plain(inner)));
        yield copy;
      }
      case Number number -> number;
      case Boolean flag -> flag;
      default -> value.toString();
    };
  }
}
