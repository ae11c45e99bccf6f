package dev.medley.e2e;

import java.io.IOException;
import java.util.List;

/// A user's own three small files, two to classify and one to tag, and a space over them whose trials take no time.
final class SmallStudy {

  /// The trials that the space asks for, and the baselines: each task alone, and the equal mix.
  static final int TRIALS = 6;
  static final int BASELINES = 4;

  static final String SPACE = """
      study: small
      tasks:
        - {use: csv, as: topic, file: topics.csv, text: text, target: topic}
        - {use: csv, as: mood, file: moods.csv, text: text, target: mood}
        - {use: jsonl, as: places, file: places.jsonl, text: words, target: tags, kind: tags}
      encoder: {bag: {width: 16}}
      sharing: {choose: [hard, {mmoe: {experts: 2}}]}
      sampler: {choose: [proportional, {mix: {shares: {simplex: tasks}}}]}
      loss: {choose: [equal, pcgrad]}
      optimizer: {adam: {rate: 0.01, weight-decay: {uniform: [0, 0.1]}}}
      batch: {rows: 8, micro-batches: 4}
      text: {length: 8, vocabulary: 100}
      budget: {trials: 6, steps: 8}
      """;

  private static final int ROWS = 120;
  private static final List<String> WEATHER = List.of("storm", "rain", "frost", "wind", "fog");
  private static final List<String> SPORT = List.of("match", "goal", "race", "coach", "team");
  private static final List<String> MOODS = List.of("lovely", "great", "dull", "grim");
  private static final List<String> PLACES = List.of("Oslo", "Rome", "Lima");

  private SmallStudy() {}

  /// Writes the files and the space, `small.yaml`.
  static Medley in(Medley medley) throws IOException {
    var topics = new StringBuilder("text,topic\n");
    var moods = new StringBuilder("text,mood\n");
    var places = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      boolean weather = i % 2 == 0;
      var mood = MOODS.get(i * 5 % MOODS.size());
      var thing = (weather ? WEATHER : SPORT).get(i * 7 % WEATHER.size());
      var place = PLACES.get(i % PLACES.size());
      var text = "a " + mood + " " + thing + " in " + place + " on day " + i;
      topics.append(text).append(weather ? ",weather\n" : ",sport\n");
      moods.append(text).append(MOODS.indexOf(mood) < 2 ? ",good\n" : ",bad\n");
      places.append("{\"words\": [\"a\", \"%s\", \"%s\", \"in\", \"%s\"], \"tags\": [\"O\", \"O\", \"O\", \"O\", \"B-place\"]}\n"
          .formatted(mood, thing, place));
    }
    medley.write("topics.csv", topics.toString());
    medley.write("moods.csv", moods.toString());
    medley.write("places.jsonl", places.toString());
    medley.write("small.yaml", SPACE);
    return medley;
  }
}
