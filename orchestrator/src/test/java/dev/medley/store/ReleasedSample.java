package dev.medley.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/// What the stored file of every released schema holds: a little of everything, written through the interface by the Medley of that time.
///
/// A new schema gets its file by running this class with the directory to write to, before the schema is released; the files are never written again.
final class ReleasedSample {

  private static final List<Descriptor> KNOWN = List.of(new Descriptor("pos", "entropy", 1.5), new Descriptor("pos", "examples", 900));
  private static final List<Lesson> LEARNT = List.of(new Lesson("gone", 0.75, 12, "{\"rate\":0.5}"));
  private static final List<Affinity> AFFINITIES = List.of(new Affinity("ner", "pos", -0.25), new Affinity("pos", "ner", 0.5));

  static final String BYTES = "weights of the best";

  private ReleasedSample() {}

  public static void main(String[] arguments) {
    try (var store = Stores.open(new StoreLocation.InDirectory(Path.of(arguments[0]), arguments[1]), options())) {
      fill(store);
    }
  }

  static StoreOptions options() {
    return new StoreOptions("0.1.0", () -> Sample.NOON);
  }

  static void fill(StudyStore store) {
    var intents = store.createStudy(Sample.study("intents"));
    var baseline = new NewTrial(TrialKind.BASELINE, 7, "{\"baseline\":\"single pos\"}", List.of());
    Sample.completed(store, intents, baseline, Double.NaN, List.of(Sample.validation("pos", "accuracy", 0.5)));
    var best = Sample.completed(
        store,
        intents,
        2.5,
        List.of(Sample.validation("pos", "accuracy", 0.75), Sample.validation("pos", "nan", Double.NaN)),
        TrialParameter.of("sharing", "mmoe"),
        TrialParameter.of("optimizer.adam.rate", 0.01),
        TrialParameter.of("sharing.mmoe.experts", 4),
        TrialParameter.of("frozen", true));
    store.recordTest(best.id(), List.of(new Metric(600, "pos", "accuracy", Split.TEST, 0.7)));
    store.saveArtifact(best.id(), "weights.bin", stream -> stream.write(BYTES.getBytes(StandardCharsets.UTF_8)));
    var others = store.claim(Sample.ids(store.append(intents.id(), Sample.trials(3))), "worker");
    store.report(Map.of(
        others.get(0), List.of(rung(200, 0.25), rung(400, Double.POSITIVE_INFINITY)),
        others.get(2), List.of(rung(200, 0.5))));
    store.finish(List.of(
        new Ending.Pruned(others.get(0), 0.25, List.of(), "Below the median at step 400.", Sample.RUN),
        new Ending.Failed(others.get(1), "The loss was NaN at step 12.", Sample.RUN)));
    store.append(intents.id(), Sample.trials(1));
    store.note(best.id(), "noted", "A word about it.");
    store.createStudy(Sample.study("Größe 'und' \"Maß\""));
    store.remember(intents.id(), KNOWN, LEARNT);
    store.keepAffinities(intents.id(), AFFINITIES);
  }

  /// Everything is as it was written, and the store goes on from there.
  static void check(StudyStore store) {
    var intents = store.study("intents");
    assertThat(store.studies()).extracting(summary -> summary.study().name()).containsExactly("intents", "Größe 'und' \"Maß\"");
    assertThat(intents.createdAt()).isEqualTo(Sample.NOON);
    assertThat(store.trials(intents.id())).extracting(Trial::state).containsExactly(
        TrialState.COMPLETED, TrialState.COMPLETED, TrialState.PRUNED, TrialState.FAILED, TrialState.RUNNING, TrialState.WAITING);
    assertThat(store.trial(intents.id(), 0).kind()).isEqualTo(TrialKind.BASELINE);
    checkBest(store, store.detail(store.trial(intents.id(), 1).id()));
    assertThat(store.detail(store.trial(intents.id(), 2).id()).metrics())
        .containsExactly(rung(200, 0.25), rung(400, Double.POSITIVE_INFINITY));
    var board = store.leaderboard(LeaderboardQuery.best(List.of(intents.id()), 5).where("sharing = 'mmoe' and rate < 0.1"));
    assertThat(board.rows()).extracting(row -> row.trial().number()).containsExactly(1);
    assertThat(store.query("SELECT number, value FROM metric_v WHERE number = 4", 9, java.time.Duration.ofSeconds(20)).rows())
        .containsExactly(List.of(4L, 0.5));

    assertThat(store.releaseOrphans(intents.id(), 3)).isEqualTo(1);
    assertThat(store.append(intents.id(), Sample.trials(1)).getFirst().number()).isEqualTo(6);
    assertThat(store.trials(intents.id(), EnumSet.of(TrialState.WAITING), -1, 9)).extracting(Trial::number).containsExactly(4, 5, 6);
  }

  /// What studies know of each other, which stores do since the fifth schema.
  static void checkMemory(StudyStore store) {
    var intents = store.study("intents");
    assertThat(store.descriptors(intents.id())).isEqualTo(KNOWN);
    assertThat(store.lessons(intents.id())).isEqualTo(LEARNT);
    assertThat(store.affinities(intents.id())).isEqualTo(AFFINITIES);
  }

  private static void checkBest(StudyStore store, TrialDetail best) {
    assertThat(best.trial().objective()).hasValue(2.5);
    assertThat(best.trial().parameters()).extracting(TrialParameter::name)
        .containsExactly("frozen", "optimizer.adam.rate", "sharing", "sharing.mmoe.experts");
    assertThat(best.trial().outcome()).hasValueSatisfying(outcome -> assertThat(outcome.run()).isEqualTo(Sample.RUN));
    assertThat(best.scores()).containsExactlyInAnyOrder(
        Sample.validation("pos", "accuracy", 0.75), Sample.validation("pos", "nan", Double.NaN),
        new Metric(600, "pos", "accuracy", Split.TEST, 0.7));
    assertThat(best.events()).containsExactly(new TrialEvent(Sample.NOON, "noted", "A word about it."));
    assertThat(best.artifacts()).extracting(Artifact::name, Artifact::bytes).containsExactly(
        org.assertj.core.groups.Tuple.tuple("weights.bin", (long) BYTES.length()));
    assertThat(store.artifact(best.trial().id(), "weights.bin").path()).hasContent(BYTES);
  }

  private static Metric rung(long step, double value) {
    return new Metric(step, "pos", "accuracy", Split.VALIDATION, value);
  }
}
