package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of what may stand for one setting.
final class SettingSchema {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String ANY_OF = "anyOf";

  private SettingSchema() {}

  /// Of a setting that may vary.
  static ObjectNode searched(Setting setting) {
    var ways = NODES.arrayNode();
    ways.add(plain(setting));
    if (!(setting instanceof Setting.Text)) ways.add(constant(SettingReader.SEARCH));
    switch (setting) {
      case Setting.Real real -> {
        ways.add(only("uniform", pair(number("number", real.min(), real.max()))));
        ways.add(only("log", pair(positive(number("number", real.min(), real.max())))));
        if (real.min() < 1) ways.add(logit(real.min(), real.max()));
        ways.add(only("choose", list(plain(real))));
        if (real.overTime()) schedule(plain(real), real.min(), real.max()).forEach(ways::add);
      }
      case Setting.Whole whole -> {
        ways.add(only("int", pair(whole(whole))));
        ways.add(only("log-int", pair(positive(whole(whole)))));
        ways.add(only("choose", list(plain(whole))));
      }
      case Setting.Choice choice -> {
        ways.add(only("choose", any(constant("all"), list(plain(choice)))));
        ways.add(only("ordered", list(plain(choice))));
      }
      case Setting.Flag flag -> ways.add(only("choose", any(constant("all"), list(plain(flag)))));
      case Setting.Shares shares -> {
        ways.add(simplex());
        if (shares.overTime()) changing(shares, ways);
      }
      case Setting.Order _ -> {
        var permutation = only("permutation", tasks());
        properties(permutation).set(LimitsReader.BEFORE, object("items", list(type("string")).put("minItems", 2)).put("type", "array"));
        ways.add(permutation);
      }
      case Setting.PerTask perTask -> perTask(perTask, ways);
      case Setting.Text _,Setting.Part _ -> {}
    }
    return described(object(ANY_OF, ways), setting);
  }

  /// Of a setting that is one for the whole study.
  static ObjectNode fixed(Setting setting) {
    return described(plain(setting), setting);
  }

  private static ObjectNode plain(Setting setting) {
    return switch (setting) {
      case Setting.Real real -> number("number", real.min(), real.max());
      case Setting.Whole whole -> whole(whole);
      case Setting.Choice choice -> words(choice.options());
      case Setting.Flag _ -> type("boolean");
      case Setting.Text _ -> object("type", NODES.arrayNode().add("string").add("number").add("boolean"));
      case Setting.Shares _ -> any(constant("equal"), byTask(number("number", 0, 1)).put("minProperties", 1));
      case Setting.Order _ -> list(type("string"));
      case Setting.PerTask perTask -> number("number", perTask.min(), perTask.max());
      case Setting.Part part -> component(Section.of(part.type()));
    };
  }

  /// A component, or a choice among some.
  static ObjectNode component(Section section) {
    return component(section.key());
  }

  /// The same of what is declared under a key.
  static ObjectNode component(String key) {
    var choose = type("object");
    choose.putArray("required").add("choose");
    var properties = choose.putObject("properties");
    properties.set("choose", any(constant("all"), list(reference(key))));
    properties.set("search",
        type("boolean").put("description", "Whether settings that are not given are searched over their range."));
    return any(reference(key), choose.put("additionalProperties", false));
  }

  static ObjectNode reference(String name) {
    return NODES.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static void perTask(Setting.PerTask setting, ArrayNode ways) {
    var intervals = new ArrayList<>(intervals(setting.min(), setting.max()));
    if (setting.overTime()) intervals.addAll(schedule(plain(setting), setting.min(), setting.max()));
    intervals.forEach(i -> ways.add(i.deepCopy()));
    var each = any(plain(setting), constant(SettingReader.SEARCH));
    intervals.forEach(((ArrayNode) each.get(ANY_OF))::add);
    ways.add(byTask(each));
  }

  private static List<ObjectNode> intervals(double min, double max) {
    return List.of(only("uniform", pair(number("number", min, max))), only("log", pair(positive(number("number", min, max)))),
        logit(min, max));
  }

  private static ObjectNode logit(double min, double max) {
    return only("logit", pair(positive(number("number", min, Math.min(1, max))).put("exclusiveMaximum", 1)));
  }

  private static ObjectNode simplex() {
    var simplex = only("simplex", tasks());
    properties(simplex).set(LimitsReader.LEAST, any(number("number", 0, 1), byTask(number("number", 0, 1))));
    properties(simplex).set(LimitsReader.AT_MOST, type("integer").put("minimum", 1));
    return simplex;
  }

  /// A mix that changes over the training: mixes, the same task by task, or how they vary and at how many moments.
  private static void changing(Setting.Shares shares, ArrayNode ways) {
    ways.add(only(ScheduleReader.SCHEDULE,
        object("items", plain(shares)).put("type", "array").put("minItems", 2).put("maxItems", Parameter.Schedule.MOST_POINTS)));
    var searched = only(ScheduleReader.SCHEDULE, simplex());
    properties(searched).set(ScheduleReader.POINTS, number("integer", 2, Parameter.Schedule.MOST_POINTS));
    ways.add(searched);
    ways.add(byTask(any(number("number", 0, 1), schedule(number("number", 0, 1), 0, 1).getFirst())).put("minProperties", 1));
  }

  /// A number that changes over the training: numbers, or how they vary and at how many moments.
  private static List<ObjectNode> schedule(ObjectNode number, double min, double max) {
    var numbers = object("items", number).put("type", "array").put("minItems", 2).put("maxItems", Parameter.Schedule.MOST_POINTS);
    var ways = NODES.arrayNode().add(constant(SettingReader.SEARCH));
    intervals(min, max).forEach(ways::add);
    var searched = only(ScheduleReader.SCHEDULE, object(ANY_OF, ways));
    properties(searched).set(ScheduleReader.POINTS, number("integer", 2, Parameter.Schedule.MOST_POINTS));
    return List.of(only(ScheduleReader.SCHEDULE, numbers), searched);
  }

  private static ObjectNode properties(ObjectNode schema) {
    return (ObjectNode) schema.get("properties");
  }

  private static ObjectNode described(ObjectNode schema, Setting setting) {
    var described = NODES.objectNode().put("description", setting.summary());
    boolean sayDefault = !(setting instanceof Setting.Text || setting instanceof Setting.Shares || setting instanceof Setting.Order
        || setting instanceof Setting.PerTask || setting instanceof Setting.Part);
    if (sayDefault) described.set("default", json(new Defaults(List.of()).of(setting)));
    if (setting instanceof Setting.PerTask perTask) described.set("default", number(perTask.byDefault()));
    described.setAll(schema);
    return described;
  }

  private static JsonNode json(Value value) {
    return switch (value) {
      case Value.Real(double real) -> number(real);
      case Value.Whole(long whole) -> NODES.numberNode(whole);
      case Value.Flag(boolean flag) -> NODES.booleanNode(flag);
      case Value.Word(String word) -> NODES.stringNode(word);
      case Value.Shares _,Value.Numbers _,Value.Order _,Value.Schedule _,Value.Schedules _ ->
        throw new IllegalArgumentException("A default of the tasks is not one of the schema: " + value);
    };
  }

  private static ObjectNode number(String type, double min, double max) {
    var schema = type(type);
    schema.set("minimum", number(min));
    schema.set("maximum", number(max));
    return schema;
  }

  private static ObjectNode whole(Setting.Whole whole) {
    return number("integer", (double) whole.min(), (double) whole.max());
  }

  /// Whole numbers are written without a point.
  private static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 ? NODES.numberNode((long) value) : NODES.numberNode(value);
  }

  private static ObjectNode positive(ObjectNode number) {
    return number.put("exclusiveMinimum", 0);
  }

  private static ObjectNode pair(ObjectNode bound) {
    return object("items", bound).put("type", "array").put("minItems", 2).put("maxItems", 2);
  }

  private static ObjectNode tasks() {
    return any(constant("tasks"), list(type("string")));
  }

  private static ObjectNode byTask(ObjectNode each) {
    return object("additionalProperties", each).put("type", "object");
  }

  /// An object of one property.
  static ObjectNode only(String name, JsonNode value) {
    var schema = type("object");
    schema.putObject("properties").set(name, value);
    schema.putArray("required").add(name);
    return schema.put("additionalProperties", false);
  }

  static ObjectNode type(String type) {
    return NODES.objectNode().put("type", type);
  }

  static ObjectNode constant(String word) {
    return NODES.objectNode().put("const", word);
  }

  static ObjectNode words(List<String> words) {
    var schema = NODES.objectNode();
    words.forEach(schema.putArray("enum")::add);
    return schema;
  }

  /// One item or more, none twice.
  static ObjectNode list(JsonNode item) {
    return object("items", item).put("type", "array").put("minItems", 1).put("uniqueItems", true);
  }

  static ObjectNode any(JsonNode... schemas) {
    var any = NODES.arrayNode();
    for (var schema : schemas) any.add(schema);
    return object(ANY_OF, any);
  }

  private static ObjectNode object(String key, JsonNode value) {
    var object = NODES.objectNode();
    object.set(key, value);
    return object;
  }
}
