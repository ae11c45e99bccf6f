package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Pane;
import dev.medley.app.terminal.Table;
import dev.medley.store.TrialDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What became of tasks that arrived one after the other: a row after each arrival, a column for each task.
///
/// @param order   in which the tasks arrived
/// @param figures of each task, by the step after which they were taken
record ArrivalsView(List<String> order, SortedMap<Long, Map<String, Double>> figures) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// That of a trial; empty if its tasks did not arrive.
  static ArrivalsView of(TrialDetail detail) {
    var figures = new TreeMap<Long, Map<String, Double>>();
    Stream.concat(detail.metrics().stream(), detail.scores().stream()).filter(m -> m.name().equals("arrival"))
        .forEach(m -> figures.computeIfAbsent(m.step(), _ -> new LinkedHashMap<>()).put(m.task(), m.value()));
    return new ArrivalsView(figures.isEmpty() ? List.of() : order(JSON.readTree(detail.trial().configuration())), figures);
  }

  private static List<String> order(JsonNode kept) {
    var configuration = kept.has("configuration") ? kept.get("configuration") : kept;
    var method = configuration.path("lifelong").asString("");
    return StreamSupport.stream(configuration.path("lifelong." + method + ".order").spliterator(), false).map(JsonNode::asString).toList();
  }

  void print(Pane out) {
    if (order.isEmpty()) return;
    var columns = new ArrayList<>(List.of(Column.text("AFTER")));
    order.forEach(task -> columns.add(Column.number(task)));
    var table = new Table(columns);
    int arrived = 0;
    for (var row : figures.values()) {
      var cells = new ArrayList<>(List.of(arrived == 0 ? "nothing" : order.get(arrived - 1)));
      order.forEach(task -> cells.add(Numbers.score(row.getOrDefault(task, Double.NaN))));
      table.add(cells.toArray(String[]::new));
      arrived++;
    }
    table.print(out);
    out.line("");
  }
}
