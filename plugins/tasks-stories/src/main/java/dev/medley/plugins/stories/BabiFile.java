package dev.medley.plugins.stories;

import dev.medley.api.error.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Reads one file: numbered lines, which begin at 1 with every story; a question has its answer and the numbers of its supporting facts behind tabs.
final class BabiFile {

  private static final int MOST_BYTES = 1 << 28;
  private static final int SHOWN = 10;

  private final Path path;
  private final String task;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Story> stories = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();
  private final Map<Integer, Integer> places = new HashMap<>();
  private int last;
  private int wrong;

  private BabiFile(Path path, String task) {
    this.path = path;
    this.task = task;
  }

  /// Its questions, each with the facts that were told before it; none where something is wrong, which is added to the problems.
  static List<Story> read(Path path, String task, List<Problem> problems) {
    var file = new BabiFile(path, task);
    try {
      file.read();
    } catch (IOException e) {
      problems.add(Problem.maybe("MED-844", "The file (" + path + ") of task (" + task + ") cannot be read: " + e + ".",
          "it is damaged, or was not written to the end"));
      return List.of();
    }
    problems.addAll(file.problems);
    if (file.wrong > SHOWN)
      problems.add(
          new Problem("MED-845", "The file (" + path + ") of task (" + task + ") has " + (file.wrong - SHOWN) + " more of this kind.", ""));
    if (file.wrong == 0 && file.stories.isEmpty())
      problems.add(Problem.maybe("MED-846", "The file (" + path + ") of task (" + task + ") asks nothing.", "it is not a file of bAbI"));
    return file.wrong == 0 ? file.stories : List.of();
  }

  private void read() throws IOException {
    int number = 0;
    for (var line : text().lines().toList()) {
      number++;
      if (!line.isBlank()) line(line, number);
    }
  }

  private String text() throws IOException {
    try (var plain = new BufferedInputStream(Files.newInputStream(path));
        var in = path.toString().endsWith(".gz") ? new GZIPInputStream(plain, 1 << 16) : plain) {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readNBytes(MOST_BYTES))).toString();
    }
  }

  private void line(String line, int at) {
    int space = line.indexOf(' ');
    if (space < 1 || !line.substring(0, space).matches("\\d{1,6}")) {
      wrong(at, line, "must begin with its number in the story");
      return;
    }
    int number = Integer.parseInt(line.substring(0, space));
    if (number != 1 && number != last + 1) wrong(at, line, "must have the number 1 or " + (last + 1));
    last = number;
    if (number == 1) {
      facts.clear();
      places.clear();
    }
    var cells = line.substring(space + 1).split("\t", -1);
    if (cells.length == 1) {
      places.put(number, facts.size());
      facts.add(cells[0].strip());
    } else {
      question(cells, at, line);
    }
  }

  private void question(String[] cells, int at, String line) {
    if (cells.length != 3 || cells[0].isBlank() || cells[1].isBlank()) {
      wrong(at, line, "must be a question, its answer and its supporting facts, with tabs between");
      return;
    }
    var supporting = new ArrayList<Integer>();
    for (var named : cells[2].strip().split("\\s+", -1)) {
      Integer place = named.matches("\\d{1,6}") ? places.get(Integer.valueOf(named)) : null;
      if (place == null) {
        wrong(at, line, "must name as supporting facts such as were told before it");
        return;
      }
      supporting.add(place);
    }
    stories.add(new Story(facts, cells[0].strip(), cells[1].strip(), supporting.stream().distinct().sorted().toList()));
  }

  private void wrong(int at, String line, String rule) {
    if (wrong++ < SHOWN) {
      String shown = line.length() > 60 ? line.substring(0, 60) + "..." : line;
      problems.add(new Problem("MED-845",
          "The line (" + path + ":" + at + ": " + shown.replace('\t', ' ') + ") of task (" + task + ") " + rule + ".", ""));
    }
  }
}
