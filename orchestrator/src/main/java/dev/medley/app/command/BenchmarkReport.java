package dev.medley.app.command;

import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.benchmark.Figure;
import dev.medley.benchmark.Report;
import java.util.List;

/// The figures of a benchmark: as lines of JSON at once, or as a table at the end.
final class BenchmarkReport implements Report, AutoCloseable {

  private final String benchmark;
  private final boolean json;
  private final Terminal terminal;
  private Table table = fresh();

  BenchmarkReport(String benchmark, boolean json, Terminal terminal) {
    this.benchmark = benchmark;
    this.json = json;
    this.terminal = terminal;
  }

  private static Table fresh() {
    return new Table(List.of(Column.text("FIGURE"), Column.number("VALUE"), Column.text("UNIT"), Column.text("CLAIMED"),
        Column.text("HOLDS"), Column.text("BESIDE").cut()));
  }

  @Override
  public void say(String line) {
    if (json) {
      terminal.err().line(line);
    } else {
      close();
      terminal.out().line(line);
    }
  }

  @Override
  public void progress(String line) {
    terminal.err().line(benchmark + ": " + line);
  }

  @Override
  public void figure(Figure figure) {
    if (json) {
      Json.object().put("benchmark", benchmark).put("figure", figure.name()).put("value", figure.value()).put("unit", figure.unit())
          .put("peer", figure.peer().isEmpty() ? null : figure.peer()).put("bar", figure.bar().map(Figure.Bar::value).orElse(null))
          .put("holds", figure.holds().orElse(null)).print(terminal.out());
    } else {
      table.add(figure.name(), Numbers.shown(figure.value()), figure.unit(),
          figure.bar().map(b -> (b.least() ? "at least " : "at most ") + Numbers.shown(b.value())).orElse(""),
          figure.holds().map(h -> h ? "yes" : "NO").orElse(""), figure.peer());
    }
  }

  /// Prints the figures since the last line that was said.
  @Override
  public void close() {
    if (!table.isEmpty()) table.print(terminal.out());
    table = fresh();
  }
}
