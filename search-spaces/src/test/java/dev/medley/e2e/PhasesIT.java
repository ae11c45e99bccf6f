package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Studies whose trials go through phases, also from a model that is there already.
@DisabledOnOs(OS.WINDOWS)
final class PhasesIT {

  private static final String PLAIN = SmallStudy.SPACE.replace("{choose: [hard, {mmoe: {experts: 2}}]}", "hard");
  private static final String TUNE = PLAIN.replace("study: small", "study: tuned")
      + "phases: [{tune: {tasks: [mood, places], share: 1, from: FROM, freeze: [encoder]}}]\n";

  @TempDir
  private Path directory;

  private Medley medley = new Medley(Path.of(""));

  @BeforeEach
  void writeFiles() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
  }

  @Test
  void phasesAreSearchedResumedAndReplayed() throws Exception {
    medley.write("phases.yaml", PLAIN.replace("study: small", "study: phased")
        + """
            phases:
              - first: {tasks: [topic, mood], share: search, loss: equal}
              - second: {share: search, loss: pcgrad, schedule: anew, rate: {log: [0.1, 1]}, freeze: {choose: [none, encoder/words, encoder+heads/tags]}}
            """);
    medley.run("run", "phases.yaml", "--trials", "3", "--steps", "12", "--quiet").done();
    medley.run("run", "phases.yaml", "--trials", "6", "--steps", "12", "--quiet").done();
    assertThat(medley.run("replay", "phased").done().out()).contains("are proposed again as they were");
    var trial = medley.run("show", "phased", String.valueOf(SmallStudy.BASELINES)).done().out();
    assertThat(trial).contains("phases: [\"first\",\"second\"]", "phases.second.loss: pcgrad");
    medley.run("export", "phased", "--to", "model").done();
    assertThat(medley.run("evaluate", "model", "--on", "phases.yaml").done().out()).contains("topic");
  }

  @Test
  void aStudyBeginsFromAModelAndSaysWhatDoesNotFit() throws Exception {
    medley.write("before.yaml", PLAIN.replace("study: small", "study: before").replaceFirst("(?m)^.*as: mood.*\n", ""));
    medley.run("run", "before.yaml", "--trials", "1", "--quiet").done();
    medley.run("export", "before", "--to", "model").done();
    medley.write("model.yaml", TUNE.replace("FROM", "{model: model}"));
    medley.write("trial.yaml", TUNE.replace("FROM", "{study: before}").replace("study: tuned", "study: tuned-too"));
    medley.run("run", "model.yaml", "--trials", "1", "--quiet").done();
    medley.run("run", "trial.yaml", "--trials", "1", "--quiet").done();
    var first = medley.run("show", "tuned", String.valueOf(SmallStudy.BASELINES)).done().out();
    assertThat(first).contains("begins  with ", "parameters of model",
        "at random what does not fit: what is task mood's own: the model does not do it");
    // The same model by either way, and so the same results.
    assertThat(scores("tuned")).isEqualTo(scores("tuned-too")).contains("mood.accuracy");
  }

  private String scores(String study) throws Exception {
    return medley.run("query", "SELECT label, value FROM score_v WHERE study = '" + study + "' AND number = " + SmallStudy.BASELINES
        + " ORDER BY label", "--format", "csv").done().out();
  }

  @Test
  void whatCannotBeTrainedIsRefused() throws Exception {
    medley.write("before.yaml", PLAIN.replace("study: small", "study: before"));
    medley.run("run", "before.yaml", "--trials", "1", "--steps", "2", "--quiet").done();
    medley.run("export", "before", "--to", "model").done();
    var text = TUNE.replace("vocabulary: 100", "vocabulary: 100, unit: grams, hashed: 50");
    refused(text.replace("FROM", "{model: model}"), "MED-828 The vocabulary (words, ");
    refused(TUNE.replace("FROM", "{study: nobody}"), "MED-211 The study (nobody) is not in this store.");
    refused(TUNE.replace("FROM", "{study: before, trial: 77}"), "MED-213 The trial (77)");
    refused(TUNE.replace("FROM", "{model: nowhere}"), "MED-161 The directory (nowhere) holds no model that can be read");
    refused(TUNE.replace("FROM", "{model: model}").replace("width: 16", "width: 24, embedding: 24"),
        "MED-829 The model (model) has no parameter below its heads that fits a network of study (tuned): ");
    refused(TUNE.replace("from: FROM, ", "").replace("[mood, places]", "[topic, mood, places]")
        .replace("freeze: [encoder]", "freeze: [encoder, heads, sharing]") + "rungs: halving\n",
        """
            MED-830 The rungs (halving) of study (tuned) would judge trials before their last phase, by tasks that they have not trained yet.
            Maybe leave `rungs` out.
            MED-832 The groups (encoder, heads, sharing) of phase (tune) are all that there are, so nothing would move.
            Maybe leave one out of `freeze`.
            MED-825 The group (sharing) of phase (tune) has no parameters in any network of study (tuned).
            """);
  }

  private void refused(String space, String message) throws Exception {
    medley.write("wrong.yaml", space);
    var ended = medley.run("run", "wrong.yaml", "--quiet");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains(message.strip());
  }
}
