package dev.medley.plugins.stories;

import dev.medley.api.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A user's folder of bAbI files.
///
/// @param task whose it is, for messages
record BabiFolder(String name, String task) {

  /// Files of one task.
  record TaskFiles(int number, Path train, Path test) {}

  private static final String WHERE = "the folder is that of the English tasks with 1,000 questions (en), which the bAbI project publishes";

  /// The files of the tasks with these numbers, and what is missing.
  List<TaskFiles> find(List<Integer> numbers, List<Problem> problems) {
    var folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      problems.add(Problem.maybe("MED-842", "The folder (" + name + ") of task (" + task + ") is not there.",
          "the path does not begin at the working directory (" + Path.of("").toAbsolutePath() + ")"));
      return List.of();
    }
    var files = new ArrayList<TaskFiles>();
    for (int number : numbers) {
      var train = find(folder, number, "train", problems);
      var test = find(folder, number, "test", problems);
      if (train.isPresent() && test.isPresent()) files.add(new TaskFiles(number, train.get(), test.get()));
    }
    return files;
  }

  private Optional<Path> find(Path folder, int number, String part, List<Problem> problems) {
    String pattern = "qa" + number + "_.*_" + part + "\\.txt(\\.gz)?";
    try (var entries = Files.list(folder)) {
      var found = entries.filter(p -> String.valueOf(p.getFileName()).matches(pattern)).sorted().findFirst();
      if (found.isEmpty()) {
        problems.add(Problem.maybe("MED-843",
            "The file (qa" + number + "_*_" + part + ".txt) of task (" + task + ") is not in the folder (" + name + ").", WHERE));
      }
      return found;
    } catch (IOException e) {
      problems.add(Problem.maybe("MED-842", "The folder (" + name + ") of task (" + task + ") cannot be read: " + e.getMessage() + ".",
          "it may not be read by you"));
      return Optional.empty();
    }
  }
}
