package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.plugin.Plugins;
import dev.medley.space.SpaceReader;
import dev.medley.space.StudySpace;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import dev.medley.training.exported.ModelWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/// Takes a trial's model out of its study.
public final class Exporter {

  private final Plugins plugins;
  private final StudyStore store;
  private final String medleyVersion;

  public Exporter(Plugins plugins, StudyStore store, String medleyVersion) {
    this.plugins = plugins;
    this.store = store;
    this.medleyVersion = medleyVersion;
  }

  /// Writes the model of a trial into a new or empty directory. A trial whose weights were not kept is trained again first, which gives the same model.
  ///
  /// @param number the trial's, or absent for the best
  /// @return the trial's number
  /// @throws InputException if there is no such study or trial, or the directory holds something
  public int export(String studyName, OptionalInt number, Path directory) {
    var study = store.study(studyName);
    var trial = number.isPresent() ? store.trial(study.id(), number.getAsInt()) : best(studyName);
    if (trial.state() != TrialState.COMPLETED) {
      throw new InputException(Problem.maybe("MED-175",
          "The trial (" + trial.number() + ", " + trial.state() + ") of study (" + studyName + ") must be completed.",
          "choose another; `medley trials " + studyName + "` shows them"));
    }
    requireEmpty(directory);
    var kept = JsonMapper.builder().build().readTree(study.spaceJson());
    var budget = new StudySpace.Budget(kept.get("trials").asInt(), kept.get("steps").asInt());
    var setup = Setup.of(SpaceReader.read(study.spaceYaml(), studyName, plugins).with(studyName, budget), study.seed(), plugins);
    var configuration = StudyLoop.configuration(trial);
    var ledger = new Ledger(setup, study, store);
    ledger.readBaselines();
    var weights = new TrainedWeights(setup, store, new Reference(setup, store, ledger, new EarlierTrials(plugins, store)));
    var scores = new LinkedHashMap<String, Double>();
    store.detail(trial.id()).scores().forEach(m -> scores.put(m.label(), m.value()));
    try {
      ModelWriter.write(directory, new ModelWriter.Origin(medleyVersion, studyName, trial.number(), scores), configuration, setup.data(),
          setup.ingredients().model(configuration, setup.data().shape()), weights.of(trial));
    } catch (IOException e) {
      throw new UncheckedIOException("The model cannot be written to " + directory, e);
    }
    return trial.number();
  }

  private Trial best(String studyName) {
    var study = store.study(studyName);
    var repeated = Repeats.standings(store, study);
    if (!repeated.isEmpty()) return store.trial(study.id(), repeated.getFirst().trial());
    var byObjective = Comparator.<Trial>comparingDouble(t -> t.objective().orElse(Double.NaN));
    return store.history(study.id()).stream()
        .filter(t -> t.kind() == TrialKind.TRIAL && t.state() == TrialState.COMPLETED && Double.isFinite(t.objective().orElse(Double.NaN)))
        .min(study.direction() == dev.medley.store.Direction.MAXIMIZE ? byObjective.reversed() : byObjective)
        .orElseThrow(() -> new InputException(
            Problem.maybe("MED-176", "The study (" + studyName + ") has no completed trial.", "`medley resume " + studyName + "`")));
  }

  private static void requireEmpty(Path directory) {
    try (var entries = Files.exists(directory) ? Files.list(directory) : java.util.stream.Stream.<Path>empty()) {
      if (entries.findAny().isPresent()) {
        throw new InputException(
            Problem.maybe("MED-177", "The directory (" + directory + ") to export to must be new or empty.", "name another with --to"));
      }
    } catch (IOException e) {
      throw new InputException(
          Problem.maybe("MED-177", "The directory (" + directory + ") to export to must be new or empty.", "name another with --to"), e);
    }
  }
}
