package dev.medley.benchmark;

import dev.medley.store.Metric;
import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A study that takes seconds, run by processes of their own and looked at from outside.
final class TortureStudy {

  static final int STEPS = 40;

  private static final String NAME = "torture";
  private static final int ROWS = 90;
  private static final int LAST_WORDS = 20;
  private static final List<String> WORDS = List.of("storm", "rain", "frost", "match", "goal", "race", "lovely", "grim", "dull");

  private static final String SPACE = """
      study: torture
      tasks:
        - {use: csv, as: topic, file: topic.csv, text: text, target: topic}
        - {use: csv, as: mood, file: mood.csv, text: text, target: mood}
      encoder: {bag: {width: 8}}
      sharing: {choose: [hard, {mmoe: {experts: 2}}]}
      sampler: {mix: {shares: {simplex: tasks}}}
      loss: {choose: [equal, pcgrad, gradnorm]}
      optimizer: {adam: {rate: 0.01, weight-decay: {uniform: [0, 0.1]}}}
      batch: {rows: 8, micro-batches: 4}
      text: {length: 8, vocabulary: 100}
      budget: {trials: 6, steps: STEPS}
      """;

  private final Path home;
  private final Path directory;

  TortureStudy(Path home, Path directory, int steps) throws IOException {
    this.home = home;
    this.directory = directory;
    var topics = new StringBuilder("text,topic\n");
    var moods = new StringBuilder("text,mood\n");
    for (int i = 0; i < ROWS; i++) {
      var text = WORDS.get(i % 6) + " and " + WORDS.get(6 + i % 3) + " on day " + i;
      topics.append(text).append(i % 6 < 3 ? ",weather\n" : ",sport\n");
      moods.append(text).append(i % 3 == 0 ? ",good\n" : ",bad\n");
    }
    Files.writeString(directory.resolve("topic.csv"), topics);
    Files.writeString(directory.resolve("mood.csv"), moods);
    Files.writeString(directory.resolve("space.yaml"), SPACE.replace("STEPS", String.valueOf(steps)));
  }

  /// Begins the study, or goes on with it where it was begun before.
  Victim start(String store) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.add(home.resolve("bin").resolve("medley").toString());
    arguments.addAll(begun(store) ? List.of("resume", NAME) : List.of("run", "space.yaml", "--seed", "7", "--cohort", "3"));
    arguments.addAll(List.of("--store", store, "--json", "--threads", "1", "--checkpoint-every", "0"));
    var builder = new ProcessBuilder(arguments).directory(directory.toFile())
        .redirectError(ProcessBuilder.Redirect.appendTo(complaints(store).toFile()));
    var variables = builder.environment();
    variables.remove("MEDLEY_STORE");
    variables.put("MEDLEY_JAVA_HOME", System.getProperty("java.home"));
    variables.put("MEDLEY_BUILD", "no");
    // None of them lives long enough for the optimising compiler to pay; a crash of the machine itself is told among the complaints.
    variables.put("MEDLEY_OPTS", "-XX:TieredStopAtLevel=1 -XX:+DisplayVMOutputToStderr");
    return new Victim(builder.start());
  }

  private Path complaints(String store) {
    return directory.resolve(store + ".log");
  }

  /// The last of what its processes complained about.
  String lastWords(String store) throws IOException {
    var lines = Files.readAllLines(complaints(store));
    return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
  }

  private boolean begun(String store) {
    if (!Stores.exists(location(store))) return false;
    try (var opened = open(store)) {
      return opened.findStudy(NAME).isPresent();
    }
  }

  private StoreLocation location(String store) {
    return new StoreLocation.InDirectory(directory.resolve(store));
  }

  private StudyStore open(String store) {
    return Stores.openExisting(location(store), StoreOptions.of(NAME));
  }

  /// What each finished trial reached, by its number; nothing where the study has not begun.
  Map<Integer, String> objectives(String store) {
    if (!begun(store)) return Map.of();
    try (var opened = open(store)) {
      return opened.history(opened.study(NAME).id()).stream().collect(Collectors.toMap(Trial::number, t -> objective(t)));
    }
  }

  private static String objective(Trial trial) {
    var objective = trial.objective();
    return objective.isPresent() && Double.isFinite(objective.getAsDouble()) ? Double.toString(objective.getAsDouble()) : "null";
  }

  /// All of each trial that names neither a clock nor a process, to the last bit.
  Map<Integer, String> records(String store) {
    try (var opened = open(store)) {
      var records = new TreeMap<Integer, String>();
      for (var trial : opened.trials(opened.study(NAME).id())) {
        var detail = opened.detail(trial.id());
        records.put(trial.number(), String.join("\n", trial.kind().name(), trial.state().name(), trial.configuration(), objective(trial),
            trial.outcome().map(o -> o.reason() + " " + o.run().examplesSeen()).orElse("unfinished"), bits(detail.metrics()),
            bits(detail.scores())));
      }
      return records;
    }
  }

  private static String bits(List<Metric> metrics) {
    return metrics.stream().map(m -> m.label() + " " + m.step() + " " + Long.toHexString(Double.doubleToLongBits(m.value()))).sorted()
        .collect(Collectors.joining(" "));
  }
}
