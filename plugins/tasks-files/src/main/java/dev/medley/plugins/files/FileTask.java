package dev.medley.plugins.files;

import dev.medley.api.error.Problem;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.List;

/// A task that reads a user's file. What is wrong is told together: first settings, then rows, then what only all rows show.
final class FileTask implements Task {

  private final Options options;
  private final FileFormat format;

  FileTask(Options options, FileFormat format) {
    this.options = options;
    this.format = format;
  }

  @Override
  public TaskData load() {
    var findings = new Findings(options.file());
    options.check(findings);
    findings.stop();
    String text = new SourceFile(options.file(), options.task()).text(findings);
    var rows = format.rows(text, options.file(), options.columns(), findings);
    if (rows.isEmpty()) {
      findings.stop();
      findings
          .add(Problem.maybe("MED-072", "The file (" + options.file() + ") of task (" + options.task() + ") has no row below its header.",
              "it was not written to the end"));
      findings.stop();
    }
    var items = new RowReader(options, kind(rows), findings).items(rows);
    findings.stop();
    var data = new Assembly(options, kind(rows), findings).data(items);
    findings.stop();
    return data;
  }

  private TargetKind kind(List<Row> rows) {
    if (options.kind() != TargetKind.AUTO) return options.kind();
    return TargetKind.guess(rows.stream().map(r -> new TargetKind.Observation(words(r), r.get(options.target()))).toList());
  }

  private int words(Row row) {
    return options.text().size() == 1 ? row.get(options.text().getFirst()).pieces().size() : 0;
  }
}
