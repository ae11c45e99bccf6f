package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpacePrinterTest {

  private static final Catalogue INSTALLED = new InstalledComponents();

  @Test
  void printsWhatWasLeftToDefaults() {
    var text = SpacePrinter.print(SpaceReader.read("""
        study: small
        tasks: [pos, {use: csv, file: "a: b.csv", text: t, target: "true"}]
        encoder: {choose: [bag, {mlp: {width: {log-int: [32, 64]}}}]}
        loss: {static: {weights: {pos: {log: [1, 2]}}}}
        sampler: {mix: {shares: {pos: 0.25, csv: 0.75}}}
        optimizer: sgd
        """, "s.yaml", INSTALLED));
    assertThat(text).isEqualTo("""
        study: small
        tasks:
          - {use: pos, as: pos, role: main}
          - {use: csv, as: csv, role: main, file: "a: b.csv", header: true, target: "true", text: t, validation: 0.1}
        encoder:
          choose:
            - bag:
                dropout: 0.1
                width: 64
            - mlp:
                dropout: 0.1
                width: {log-int: [32, 64]}
        sharing:
          hard: {}
        sampler:
          mix:
            shares: {pos: 0.25, csv: 0.75}
        loss:
          static:
            weights: {pos: {log: [1, 2]}, csv: 1}
        optimizer:
          sgd:
            clip: 1
            rate: 0.001
            schedule: cosine
            warmup: 0.05
            weight-decay: 0
        batch:
          micro-batches: 8
          rows: 32
        text: {beams: 1, hashed: 0, length: 32, pieces: "", unit: words, vocabulary: 8000}
        objective: {maximize: delta_m}
        budget: {trials: 64, steps: 600}
        rungs: {none: {}}
        search: {auto: {}}
        """);
  }

  @Test
  void howATaskIsAskedIsReadAndPrinted() {
    var space = SpaceReader.read("study: s\ntasks: [pos, {use: food, as-text: answers}, {use: food, as: spans, as-text: spans}]\n",
        "s.yaml",
        INSTALLED);
    assertThat(space.tasks()).extracting(StudySpace.TaskUse::asText).containsExactly(AsText.NO, AsText.ANSWERS, AsText.SPANS);
    var printed = SpacePrinter.print(space);
    assertThat(printed).contains("{use: food, as: spans, role: main, as-text: spans}");
    assertThat(SpaceReader.read(printed, "s.yaml", INSTALLED).tasks()).isEqualTo(space.tasks());
  }

  @Test
  void aPrintedSpaceIsReadAsTheSameSpace() {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var space = SpaceReader.read(RandomSpaces.text(random), "s.yaml", INSTALLED);
      var printed = SpacePrinter.print(space);
      var again = SpaceReader.read(printed, "s.yaml", INSTALLED);
      assertThat(new HashSet<>(again.space().parameters())).as(printed).isEqualTo(new HashSet<>(space.space().parameters()));
      assertThat(again.fixed()).as(printed).isEqualTo(space.fixed());
      assertThat(again.start()).isEqualTo(space.start());
      assertThat(again.tasks()).isEqualTo(space.tasks());
      assertThat(again.text()).isEqualTo(space.text());
      assertThat(again.rungs()).isEqualTo(space.rungs());
      assertThat(again.objectives()).isEqualTo(space.objectives());
      assertThat(again.objective()).isEqualTo(space.objective());
      assertThat(again.budget()).isEqualTo(space.budget());
      assertThat(again.search()).isEqualTo(space.search());
      assertThat(again.transfer()).isEqualTo(space.transfer());
      assertThat(again.population()).isEqualTo(space.population());
      assertThat(again.defaults()).isEqualTo(space.defaults());
      assertThat(SpacePrinter.print(again)).isEqualTo(printed);
    }
  }

  /// Spaces that are right, drawn at random from all that the language has.
  static final class RandomSpaces {

    private final Random random;
    private final List<String> tasks;
    private final StringBuilder text = new StringBuilder();

    private RandomSpaces(Random random) {
      this.random = random;
      this.tasks = new ArrayList<>(List.of("pos", "food", "genre", "entities", "decade").subList(0, 1 + random.nextInt(5)));
    }

    static String text(Random random) {
      return new RandomSpaces(random).text();
    }

    private String text() {
      text.append("tasks: ").append(random.nextBoolean() ? tasks : tasks.stream().map(t -> "{use: " + t + "}").toList()).append('\n');
      for (var section : Section.values()) if (random.nextInt(5) > 0) section(section);
      if (random.nextBoolean())
        text.append("batch: {rows: ").append(range("int", "log-int", 1 + random.nextInt(30), 64 + random.nextInt(900))).append("}\n");
      if (random.nextBoolean()) text.append("population: {generations: ").append(2 + random.nextInt(30)).append("}\n");
      if (random.nextBoolean()) text.append("transfer: ").append(pick("none", "auto", "[english, \"true\", 7]")).append("\n");
      if (random.nextBoolean())
        text.append("objective: ").append(pick("{maximize: delta_m_tasks}", "{minimize: " + tasks.getFirst() + ".rmse}",
            "[{maximize: delta_m}, {minimize: " + tasks.getFirst() + ".rmse}]")).append("\n");
      if (random.nextBoolean()) text.append("budget: {trials: ").append(1 + random.nextInt(99)).append("}\n");
      if (random.nextBoolean())
        text.append("rungs: ").append(pick("halving", "{median: {guard: 2.5}}", "none", "{threshold: {reach: -3}}")).append('\n');
      if (random.nextBoolean()) text.append("search: ").append(pick("random", "{evolution: {population: 8}}", "sobol")).append('\n');
      return text.toString();
    }

    private void section(Section section) {
      var names = new ArrayList<>(INSTALLED.declarations(section).stream().map(Declaration::name).toList());
      Collections.shuffle(names, random);
      var some = names.subList(0, 1 + random.nextInt(names.size())).stream().map(this::component).toList();
      String one = some.getFirst();
      text.append(section.key()).append(": ").append(switch (random.nextInt(4)) {
        case 0 -> one;
        case 1 -> "{choose: all}";
        case 2 -> "{choose: all, search: true}";
        default -> "{choose: " + some + (random.nextBoolean() ? ", search: true}" : "}");
      }).append('\n');
    }

    private String component(String name) {
      return switch (name) {
        case "bag", "mlp", "text-cnn" ->
          "{" + name + ": {width: " + range("int", "log-int", 16 + random.nextInt(50), 100 + random.nextInt(100)) + ", dropout: "
              + pick("0", "search", "{uniform: [0.1, 0.3]}", "{choose: [0, 0.25, 1e-3]}") + "}}";
        case "mix" -> "{mix: {shares: " + pick("equal", "{simplex: tasks}", "{simplex: tasks, least: {" + tasks.getFirst() + ": 0.2}}",
            "{simplex: tasks, at-most: " + (1 + random.nextInt(tasks.size())) + "}", "{simplex: [" + tasks.getLast() + "]}", shares(),
            "{schedule: [" + shares() + ", equal, " + shares() + "]}", "{schedule: {simplex: tasks}, points: 3}",
            "{schedule: {simplex: tasks, least: 0.1}}")
            + "}}";
        case "curriculum" -> "{curriculum: {order: " + pick("search", "{permutation: tasks}", before(), tasks.reversed().toString())
            + ", cumulative: " + pick("true", "{choose: [false, true]}") + "}}";
        case "static" -> "{static: {weights: " + pick("2", "search", "{log: [0.5, 2]}", "{" + tasks.getLast() + ": {uniform: [1, 3]}}",
            "{" + tasks.getFirst() + ": " + random.nextDouble(0.01, 100) + "}", "{schedule: [1, 0.5, 2]}", "{schedule: {log: [0.1, 10]}}",
            "{" + tasks.getLast() + ": {schedule: search, points: 3}}") + "}}";
        case "adam",
            "sgd" ->
          "{" + name + ": {rate: "
              + pick("search", "{log: [1e-5, 1e-2]}", "{logit: [0.1, 0.9]}", "{schedule: {log: [1e-5, 1e-2]}, points: 5}",
                  "{schedule: [0.01, 0.02, 1e-6]}", String.valueOf(random.nextDouble(1e-6, 1)))
              + ", schedule: " + pick("{choose: all}", "linear", "{choose: [linear, constant]}", "{ordered: [cosine, constant, linear]}")
              + "}}";
        default -> name;
      };
    }

    private String before() {
      return tasks.size() < 2 ? "search" : "{permutation: tasks, before: [[" + tasks.getLast() + ", " + tasks.getFirst() + "]]}";
    }

    private String shares() {
      double[] drawn = random.doubles(tasks.size()).toArray();
      double sum = java.util.Arrays.stream(drawn).sum();
      var parts = new ArrayList<String>();
      for (int i = 0; i < drawn.length; i++) parts.add(tasks.get(i) + ": " + drawn[i] / sum);
      return "{" + String.join(", ", parts) + "}";
    }

    private String range(String linear, String log, int min, int max) {
      return pick("search", String.valueOf(min), "{" + linear + ": [" + min + ", " + max + "]}",
          "{" + log + ": [" + min + ", " + max + "]}", "{choose: [" + max + ", " + min + "]}");
    }

    private String pick(String... among) {
      return among[random.nextInt(among.length)];
    }
  }
}
