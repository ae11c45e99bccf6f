package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Configurations, points and values as JSON for the store; what is read equals what was written, to the last bit of every number. Thread-safe.
///
/// A real number has a decimal point or an exponent, a whole number has neither; words are texts, orders are lists;
/// shares and numbers are `{"shares": {"pos": 0.5, ...}}` and `{"numbers": {"pos": 2.0, ...}}`, schedules `{"schedule": [0.01, 0.001]}` and
/// `{"schedules": {"pos": {"schedule": [1.0, 2.0]}, ...}}`.
public final class ConfigurationJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = MAPPER.getNodeFactory();
  private static final String SHARES = "shares";
  private static final String NUMBERS = "numbers";
  private static final String SCHEDULE = "schedule";
  private static final String SCHEDULES = "schedules";

  private ConfigurationJson() {}

  public static String write(Configuration configuration) {
    return write(configuration.values());
  }

  public static String write(Point point) {
    return write(point.values());
  }

  public static String write(Value value) {
    return MAPPER.writeValueAsString(node(value));
  }

  /// @throws IllegalArgumentException if the text was not written here
  public static Configuration readConfiguration(String json) {
    return new Configuration(readValues(json));
  }

  /// @throws IllegalArgumentException if the text was not written here
  public static Point readPoint(String json) {
    return new Point(readValues(json));
  }

  /// @throws IllegalArgumentException if the text was not written here
  public static Value readValue(String json) {
    return value(parse(json));
  }

  private static String write(SortedMap<String, Value> values) {
    ObjectNode object = NODES.objectNode();
    values.forEach((path, value) -> object.set(path, node(value)));
    return MAPPER.writeValueAsString(object);
  }

  private static SortedMap<String, Value> readValues(String json) {
    if (!(parse(json) instanceof ObjectNode object)) throw new IllegalArgumentException("Values are written as an object, not as " + json);
    var values = new TreeMap<String, Value>();
    object.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("Not JSON: " + json, e);
    }
  }

  private static JsonNode node(Value value) {
    return switch (value) {
      case Value.Real(double real) -> NODES.numberNode(finite(real));
      case Value.Whole(long whole) -> NODES.numberNode(whole);
      case Value.Flag(boolean flag) -> NODES.booleanNode(flag);
      case Value.Word(String word) -> NODES.stringNode(word);
      case Value.Shares(var parts) -> parts(SHARES, parts);
      case Value.Numbers(var parts) -> parts(NUMBERS, parts);
      case Value.Order(var items) -> {
        var array = NODES.arrayNode();
        items.forEach(array::add);
        yield array;
      }
      case Value.Schedule(var numbers) -> {
        var inner = NODES.arrayNode();
        numbers.forEach(n -> inner.add(finite(n)));
        yield NODES.objectNode().set(SCHEDULE, inner);
      }
      case Value.Schedules(var parts) -> {
        ObjectNode inner = NODES.objectNode();
        parts.forEach((name, schedule) -> inner.set(name, node(schedule)));
        yield NODES.objectNode().set(SCHEDULES, inner);
      }
    };
  }

  private static JsonNode parts(String type, Map<String, Double> parts) {
    ObjectNode inner = NODES.objectNode();
    parts.forEach((name, number) -> inner.put(name, finite(number)));
    return NODES.objectNode().set(type, inner);
  }

  private static double finite(double number) {
    if (!Double.isFinite(number)) throw new IllegalArgumentException("A configuration holds finite numbers, not " + number);
    return number;
  }

  private static Value value(JsonNode node) {
    if (node.isFloatingPointNumber()) return new Value.Real(node.doubleValue());
    if (node.isIntegralNumber() && node.canConvertToLong()) return new Value.Whole(node.longValue());
    if (node.isBoolean()) return new Value.Flag(node.booleanValue());
    if (node.isString()) return new Value.Word(node.stringValue());
    if (node.isArray() && all(node, JsonNode::isString)) return new Value.Order(items(node));
    if (node.isObject() && node.size() == 1 && node.path(SHARES).isObject() && all(node.path(SHARES), JsonNode::isNumber))
      return new Value.Shares(numbers(node.path(SHARES)));
    if (node.isObject() && node.size() == 1 && node.path(NUMBERS).isObject() && all(node.path(NUMBERS), JsonNode::isNumber))
      return new Value.Numbers(numbers(node.path(NUMBERS)));
    if (node.isObject() && node.size() == 1 && node.path(SCHEDULE).isArray() && all(node.path(SCHEDULE), JsonNode::isNumber))
      return new Value.Schedule(node.path(SCHEDULE).valueStream().map(JsonNode::doubleValue).toList());
    if (node.isObject() && node.size() == 1 && node.path(SCHEDULES).isObject()) return new Value.Schedules(schedules(node.path(SCHEDULES)));
    throw new IllegalArgumentException("No value is written as " + node);
  }

  private static boolean all(JsonNode container, Predicate<JsonNode> test) {
    return container.valueStream().allMatch(test);
  }

  private static List<String> items(JsonNode array) {
    var items = new ArrayList<String>();
    for (var item : array) items.add(item.stringValue());
    return items;
  }

  private static Map<String, Value.Schedule> schedules(JsonNode object) {
    var schedules = new LinkedHashMap<String, Value.Schedule>();
    for (var entry : object.properties()) {
      if (!(value(entry.getValue()) instanceof Value.Schedule schedule))
        throw new IllegalArgumentException("No schedule is written as " + entry.getValue());
      schedules.put(entry.getKey(), schedule);
    }
    return schedules;
  }

  private static Map<String, Double> numbers(JsonNode object) {
    var numbers = new LinkedHashMap<String, Double>();
    object.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().doubleValue()));
    return numbers;
  }
}
