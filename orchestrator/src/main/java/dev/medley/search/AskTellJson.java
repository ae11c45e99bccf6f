package dev.medley.search;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.search.AskTell.State;
import dev.medley.search.AskTell.Trial;
import dev.medley.space.Aims;
import dev.medley.space.ConfigurationJson;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The record of a search as JSON: what is read equals what was written. Numbers that are not finite are texts, `"NaN"` or `"-Infinity"`.
final class AskTellJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AskTellJson() {}

  static String write(String search, long seed, Aims aims, List<Point> queued, Collection<Trial> trials) {
    var root = MAPPER.createObjectNode().put("search", search).put("seed", seed);
    var goals = root.putArray("goals");
    for (var goal : aims.goals()) goals.addObject().put(goal.maximize() ? "maximize" : "minimize", goal.measure());
    var limits = root.putArray("limits");
    for (var limit : aims.limits())
      limits.addObject().put("measure", limit.measure()).put(limit.least() ? "at-least" : "at-most", limit.bound());
    var points = root.putArray("queued");
    for (var point : queued) points.add(point(point));
    var all = root.putArray("trials");
    for (var trial : trials) {
      var node = all.addObject().put("number", trial.number()).put("state", trial.state().name());
      node.set("point", point(trial.point()));
      var measured = node.putObject("measured");
      new TreeMap<>(trial.measured()).forEach((name, value) -> number(measured, name, value));
    }
    return MAPPER.writeValueAsString(root);
  }

  private static JsonNode point(Point point) {
    return MAPPER.readTree(ConfigurationJson.write(point));
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) node.put(name, value);
    else node.put(name, Double.toString(value));
  }

  static AskTell read(String json, SearchSpace space) {
    try {
      var root = MAPPER.readTree(json);
      var read = AskTell.of(space, aims(root), root.required("search").stringValue(), root.required("seed").longValue());
      var queued = new ArrayList<Point>();
      for (var node : root.required("queued")) queued.add(point(node));
      read.enqueue(queued);
      var points = new ArrayList<Point>();
      for (var node : root.required("trials")) points.add(point(node.required("point")));
      new UnitCube(space).require(points);
      for (var node : root.required("trials")) read.put(trial(node));
      return read;
    } catch (JacksonException | IllegalArgumentException e) {
      throw new InputException(Problem.maybe("MED-743", "The record (%s) of a search cannot be read.".formatted(shortened(json)),
          "it was cut off, or another program wrote it: " + e.getMessage()));
    }
  }

  private static Aims aims(JsonNode root) {
    var goals = new ArrayList<Aims.Goal>();
    for (var node : root.required("goals")) {
      boolean maximize = node.has("maximize");
      goals.add(new Aims.Goal(node.required(maximize ? "maximize" : "minimize").stringValue(), maximize));
    }
    var limits = new ArrayList<Aims.Limit>();
    for (var node : root.required("limits")) {
      boolean least = node.has("at-least");
      limits
          .add(new Aims.Limit(node.required("measure").stringValue(), node.required(least ? "at-least" : "at-most").doubleValue(), least));
    }
    return new Aims(goals, limits);
  }

  private static Point point(JsonNode node) {
    return ConfigurationJson.readPoint(MAPPER.writeValueAsString(node));
  }

  private static Trial trial(JsonNode node) {
    var measured = new TreeMap<String, Double>();
    for (var entry : node.required("measured").properties()) {
      var value = entry.getValue();
      measured.put(entry.getKey(), value.isString() ? Double.parseDouble(value.stringValue()) : value.doubleValue());
    }
    return new Trial(node.required("number").intValue(), point(node.required("point")), State.valueOf(node.required("state").stringValue()),
        Map.copyOf(measured));
  }

  private static String shortened(String json) {
    return json.length() <= 60 ? json : json.substring(0, 57) + "...";
  }
}
