package dev.medley.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.executor.LocalExecutor;
import dev.medley.plugin.Plugins;
import dev.medley.search.Searches;
import dev.medley.space.SpaceReader;
import dev.medley.store.NewTrial;
import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import dev.medley.store.StudyStore;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import dev.medley.study.StudyListener;
import dev.medley.study.StudyReport;
import dev.medley.study.StudyRequest;
import dev.medley.study.StudyRunner;
import dev.medley.training.Optimizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Curricula that order examples by the losses of an earlier trial of the store, of another study.
final class EarlierTrialIT {

  private static final List<Component<?>> SHIPPED = ServiceLoader.load(ComponentProvider.class).stream()
      .<Component<?>>flatMap(p -> p.get().components().stream()).toList();

  @TempDir
  private Path directory;

  private Plugins plugins;
  private StudyStore store;

  @BeforeEach
  void anEarlierStudy() throws Exception {
    plugins = Plugins.load(List.of(), SHIPPED, Optimizers.declarations(), Searches.declarations());
    store = Stores.open(StoreLocation.parse(directory.resolve("store").toString()), StoreOptions.of("0.1.0"));
    file("cars.csv", 40);
    file("birds.csv", 30);
    run("earlier", "cars", "round-robin");
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    plugins.close();
  }

  @Test
  void aTrialOfAnotherStudySaysWhatIsHard() {
    int trial = trials("earlier").getFirst();
    run("own", "cars, birds", "competence: {start: 0.1}");
    run("alone", "cars, birds", "competence: {start: 0.1, difficulty: reference}");
    run("named", "cars, birds", "competence: {start: 0.1, difficulty: reference, reference: earlier/" + trial + "}");
    run("again", "cars, birds", "competence: {start: 0.1, difficulty: reference, reference: earlier/" + trial + "}");
    assertThat(weights("named")).isEqualTo(weights("again")).isNotEqualTo(weights("own"))
        .isNotEqualTo(weights("alone"));
  }

  @Test
  void whatCannotBeATrialIsRefusedBeforeAnythingIsWritten() {
    int trial = trials("earlier").getFirst();
    refused("cars", "earlier", """
        MED-780 The reference (earlier) of a curriculum must be an earlier trial.
        Maybe write STUDY/TRIAL, such as english/56; `medley trials STUDY` shows them.""");
    refused("birds", "earlier/" + trial, """
        MED-783 The reference (earlier/%d) of a curriculum has no task of this study.
        Maybe name a trial of a study that shares tasks with it.""".formatted(trial));
  }

  /// Not only what trials begin with is looked at.
  @Test
  void whatMayBeChosenIsCheckedToo() {
    assertThatThrownBy(() -> run("refused", "cars", "competence: {difficulty: {choose: [length, reference]}, reference: earlier}"))
        .isInstanceOf(InputException.class).hasMessageStartingWith("MED-780 The reference (earlier) of a curriculum");
    assertThat(store.findStudy("refused")).isEmpty();
  }

  @Test
  void examplesOfAnotherFileAreOthers() {
    int trial = trials("earlier").getFirst();
    assertThatThrownBy(() -> run("refused", "{use: csv, as: cars, file: BIRDS, text: text, target: kind, split: part}",
        "competence: {difficulty: reference, reference: earlier/" + trial + "}")).isInstanceOf(InputException.class).hasMessage("""
            MED-782 The training examples (24) of task (cars) of the reference (earlier/%d) must be those of this study (18).
            Maybe name a trial that was trained on the same data.""".formatted(trial));
    assertThat(store.findStudy("refused")).isEmpty();
  }

  @Test
  void aTrialThatHasNotEndedIsNone() {
    var waiting = store.append(store.study("earlier").id(), List.of(
        new NewTrial(TrialKind.TRIAL, 1, store.trial(store.study("earlier").id(), trials("earlier").getFirst()).configuration(),
            List.of())));
    refused("cars", "earlier/" + waiting.getFirst().number(), """
        MED-781 The reference (earlier/%d, WAITING) of a curriculum must be completed.
        Maybe choose another; `medley trials earlier` shows them.""".formatted(waiting.getFirst().number()));
  }

  private void refused(String tasks, String reference, String message) {
    assertThatThrownBy(() -> run("refused", tasks, "competence: {difficulty: reference, reference: " + reference + "}"))
        .isInstanceOf(InputException.class).hasMessageStartingWith(message);
    assertThat(store.findStudy("refused")).isEmpty();
  }

  private StudyReport run(String name, String tasks, String sampler) {
    String uses = tasks.startsWith("{")
        ? tasks.replace("BIRDS", directory.resolve("birds.csv").toString())
        : Arrays.stream(tasks.split(", "))
            .map(t -> "{use: csv, as: " + t + ", file: " + directory.resolve(t + ".csv") + ", text: text, target: kind, split: part}")
            .collect(Collectors.joining(", "));
    var space = SpaceReader.read("""
        study: %s
        tasks: [%s]
        encoder: {bag: {embedding: 4, width: 4}}
        sharing: hard
        sampler: {%s}
        loss: equal
        optimizer: {adam: {rate: 0.01}}
        batch: {rows: 4, micro-batches: 2}
        budget: {trials: 1, steps: 6}
        """.formatted(name, uses, sampler.contains(":") ? sampler : sampler + ": {}"), name + ".yaml", plugins);
    return new StudyRunner(plugins, store, new LocalExecutor(), "0.1.0", () -> false)
        .run(new StudyRequest(space, 1, new StudyRequest.Machine(List.of("cpu"), 1, 4)), new StudyListener() {});
  }

  private List<Integer> trials(String study) {
    return store.trials(store.study(study).id()).stream().filter(t -> t.kind() == TrialKind.TRIAL && t.state() == TrialState.COMPLETED)
        .map(t -> t.number()).toList();
  }

  /// What its trial learnt.
  private byte[] weights(String study) {
    var trial = store.trial(store.study(study).id(), trials(study).getFirst());
    var name = store.detail(trial.id()).artifacts().getFirst().name();
    try {
      return Files.readAllBytes(store.artifact(trial.id(), name).path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sentences of all lengths, of which three fifths are to learn from.
  private void file(String name, int rows) {
    var lines = IntStream.range(0, rows)
        .mapToObj(i -> "w" + i % 7 + " x".repeat(i % 5) + " v" + i % 3 + "," + (i % 2 == 0 ? "a" : "b") + ","
            + (i % 5 < 3 ? "train" : i % 5 == 3 ? "validation" : "test"));
    try {
      Files.writeString(directory.resolve(name), "text,kind,part\n" + lines.collect(Collectors.joining("\n")) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
