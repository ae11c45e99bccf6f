package dev.medley.store;

import static dev.medley.store.Sample.NOON;
import static dev.medley.store.Sample.completed;
import static dev.medley.store.Sample.study;
import static dev.medley.store.Sample.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every store does with studies.
abstract class StudiesContract extends LeaseContract {

  @Test
  void aStudyIsFoundAsItWasMade() {
    var made = store.createStudy(study("intents"));

    assertThat(store.study("intents")).isEqualTo(made);
    assertThat(made.createdAt()).isEqualTo(NOON);
    assertThat(made.state()).isEqualTo(StudyState.OPEN);
    assertThat(store.findStudy("others")).isEmpty();
  }

  @Test
  void aStudyChangesItsStateAndItsBudget() {
    var made = store.createStudy(study("intents"));

    store.setState(made.id(), StudyState.COMPLETED);
    store.replaceSpace(made.id(), "budget: 2", "{\"budget\":2}");

    assertThat(store.study("intents").state()).isEqualTo(StudyState.COMPLETED);
    assertThat(store.study("intents").spaceJson()).isEqualTo("{\"budget\":2}");
  }

  @Test
  void aStudyRemembersOnce() {
    var made = store.createStudy(study("intents"));
    var other = store.createStudy(study("others"));
    var facts = List.of(new Descriptor("pos", "entropy", 1.5), new Descriptor("pos", "examples", 900));
    var lessons = List.of(new Lesson("others", 0.75, 12, "{\"rate\":0.5}"), new Lesson("gone", 0.5, 3, "{}"));
    assertThat(store.descriptors(made.id())).isEmpty();

    store.remember(made.id(), List.of(facts.getLast(), facts.getFirst()), lessons);
    store.remember(made.id(), List.of(new Descriptor("pos", "examples", 1)), List.of());

    assertThat(store.descriptors(made.id())).isEqualTo(facts);
    assertThat(store.lessons(made.id())).isEqualTo(lessons);
    assertThat(store.lessons(other.id())).isEmpty();
    assertThat(store.query("SELECT study, past, trial, weight FROM lesson_v ORDER BY place", 9, Duration.ofSeconds(20)).rows())
        .containsExactly(List.of("intents", "others", 12L, 0.75), List.of("intents", "gone", 3L, 0.5));
    assertThat(
        store.query("SELECT descriptor, value FROM descriptor_v WHERE task = 'pos' ORDER BY descriptor", 9, Duration.ofSeconds(20)).rows())
        .containsExactly(List.of("entropy", 1.5), List.of("examples", 900.0));
  }

  @Test
  void affinitiesAreKeptOnce() {
    var made = store.createStudy(study("intents"));
    var kept = List.of(new Affinity("ner", "pos", -0.01), new Affinity("pos", "ner", 0.25));
    assertThat(store.affinities(made.id())).isEmpty();

    store.keepAffinities(made.id(), kept.reversed());
    store.keepAffinities(made.id(), List.of(new Affinity("pos", "pos", 1)));

    assertThat(store.affinities(made.id())).isEqualTo(kept);
    assertThat(
        store.query("SELECT source, target, value FROM affinity_v WHERE study = 'intents' AND value > 0", 9, Duration.ofSeconds(20)).rows())
        .containsExactly(List.of("pos", "ner", 0.25));
  }

  @Test
  void theNameOfAStudyIsTakenOnce() {
    store.createStudy(study("intents"));

    assertThatThrownBy(() -> store.createStudy(study("intents")))
        .hasMessage(
            """
                MED-210 The study (intents) exists already.
                Maybe `medley resume intents`, or another name with --study.""");
  }

  @Test
  void anUnknownStudyComesWithWhatWasMeant() {
    assertThatThrownBy(() -> store.study("intents"))
        .hasMessage("MED-211 The study (intents) is not in this store.\nThe store has no study yet.");
    store.createStudy(study("intents"));
    store.createStudy(study("genres"));

    assertThatThrownBy(() -> store.study("intnets"))
        .hasMessage("MED-211 The study (intnets) is not in this store.\nDid you mean: intents?");
    assertThatThrownBy(() -> store.study("tagging"))
        .hasMessage("MED-211 The study (tagging) is not in this store.\nThe store has: genres, intents.");
  }

  @Test
  void summariesCountTrialsAndKnowTheBest() {
    var intents = store.createStudy(study("intents"));
    completed(store, intents, 1.5, List.of());
    completed(store, intents, Double.NaN, List.of());
    completed(store, intents, new NewTrial(TrialKind.BASELINE, 1, "{}", List.of()), 99, List.of());
    store.append(intents.id(), trials(2));

    var summary = store.studies().getFirst();

    assertThat(summary.trials()).isEqualTo(Map.of(TrialState.COMPLETED, 3, TrialState.WAITING, 2));
    assertThat(summary.best()).hasValue(1.5);
  }
}
