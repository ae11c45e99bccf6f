package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.plugin.Plugins;
import dev.medley.store.StudyStore;
import dev.medley.training.exported.ModelWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.OptionalInt;

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
    requireEmpty(directory);
    var finished = Finished.of(studyName, number, plugins, store);
    var trial = finished.trial();
    var setup = finished.setup();
    var configuration = StudyLoop.configuration(trial);
    var scores = new LinkedHashMap<String, Double>();
    store.detail(trial.id()).scores().forEach(m -> scores.put(m.label(), m.value()));
    try {
      ModelWriter.write(directory, new ModelWriter.Origin(medleyVersion, studyName, trial.number(), scores), configuration, setup.data(),
          setup.ingredients().model(configuration, setup.data().shape()), finished.weights().of(trial));
    } catch (IOException e) {
      throw new UncheckedIOException("The model cannot be written to " + directory, e);
    }
    return trial.number();
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
