package dev.medley.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.store.Direction;
import dev.medley.store.Ending;
import dev.medley.store.Metric;
import dev.medley.store.NewStudy;
import dev.medley.store.NewTrial;
import dev.medley.store.Run;
import dev.medley.store.Split;
import dev.medley.store.StoreLocation;
import dev.medley.store.StoreOptions;
import dev.medley.store.Stores;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialParameter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the commands answer that only ask, from a store with four trials.
final class StoreCommandsIT {

  @TempDir
  private static Path directory;

  @BeforeAll
  static void aStudyOfFourTrials() {
    var options = new StoreOptions("0.1.0", () -> java.time.Instant.parse("2026-01-02T03:04:05Z"));
    try (var store = Stores.open(StoreLocation.parse(directory.resolve("medley-data").toString()), options)) {
      var study = store.createStudy(new NewStudy("english", "tasks: [pos]", "{}", "delta_m", Direction.MAXIMIZE, 7, "0.1.0"));
      var trials = store.append(study.id(), List.of(trial("hard", 0.001, TrialKind.BASELINE), trial("mmoe", 0.003, TrialKind.TRIAL),
          trial("hard", 0.02, TrialKind.TRIAL), trial("mmoe", 0.05, TrialKind.TRIAL)));
      var claims = store.claim(trials.stream().map(t -> t.id()).toList(), "test");
      var run = new Run("c1", "cpu", "2.7.1", "{\"tasks-english\":\"0.1.0\"}", Duration.ofMillis(1500), 9600);
      var endings = new ArrayList<Ending>();
      double[] reached = {0, 4.8214, 1.5};
      for (int i = 0; i < 3; i++)
        endings.add(new Ending.Completed(claims.get(i), reached[i],
            List.of(new Metric(600, "pos", "accuracy", Split.VALIDATION, 0.9 + i / 100.0)), run));
      endings.add(new Ending.Failed(claims.get(3), "The loss became NaN at step 12.", run));
      store.finish(endings);
    }
  }

  @Test
  void studies() {
    assertThat(medley().run("studies")).isEqualTo(new CommandLineRun.Answer(0, """
        STUDY    STATE  FINISHED  TRIALS   BEST  OBJECTIVE  SEED  CREATED
        english  open          4       4  4.821  delta_m       7  2026-01-02T03:04:05Z
        """, ""));
  }

  @Test
  void trials() {
    assertThat(medley().run("trials", "english").out()).isEqualTo("""
        TRIAL  KIND      STATE      OBJECTIVE  sharing   rate  REASON
            0  baseline  completed          0  hard     0.001
            1  trial     completed      4.821  mmoe     0.003
            2  trial     completed        1.5  hard      0.02
            3  trial     failed                mmoe      0.05  The loss became NaN at step 12.
        """);
  }

  @Test
  void leaderboard() {
    assertThat(medley().run("leaderboard", "--top", "5")).isEqualTo(new CommandLineRun.Answer(0, """
        RANK  STUDY    TRIAL  OBJECTIVE  sharing   rate  pos.accuracy
           1  english      1      4.821  mmoe     0.003          0.91
           2  english      2        1.5  hard      0.02          0.92
        """, ""));
    assertThat(medley().run("leaderboard", "english", "--by", "pos.accuracy", "--top", "1").out()).isEqualTo("""
        RANK  TRIAL  POS.ACCURACY  sharing  rate
           1      2          0.92  hard     0.02
        """);
    assertThat(medley().run("leaderboard", "--where", "sharing = 'mmoe' and rate < 0.01", "--format", "csv").out()).isEqualTo("""
        rank,study,trial,objective,sharing,optimizer.adam.rate,pos.accuracy
        1,english,1,4.8214,mmoe,0.003,0.91
        """);
  }

  @Test
  void leaderboardByGroups() {
    assertThat(medley().run("leaderboard", "--group-by", "sharing")).isEqualTo(new CommandLineRun.Answer(0, """
        sharing  TRIALS   BEST  MEDIAN
        mmoe          1  4.821   4.821
        hard          1    1.5     1.5
        """, ""));
    assertThat(medley().run("leaderboard", "--group-by", "rate", "--by", "pos.accuracy", "--format", "csv", "--top", "1"))
        .isEqualTo(new CommandLineRun.Answer(0, "optimizer.adam.rate,trials,best,median\n0.02,1,0.92,0.92\n",
            "1 more value: --top shows more.\n"));
    assertThat(medley().run("leaderboard", "--group-by", "sharing", "--json").json()).first()
        .satisfies(line -> assertThat(line.get("median").doubleValue()).isEqualTo(4.8214));
  }

  @Test
  void showAStudy() {
    assertThat(medley().run("show", "english").out()).isEqualTo("""
        english: open, 4 trials with their baselines, seed 7, Medley 0.1.0

        How the best came about
        TRIAL  DELTA_M
            1    4.821
        """);
    assertThat(medley().run("show", "english", "--json").json().getFirst().get("improvements").get(0).get("trial").intValue()).isEqualTo(1);
  }

  @Test
  void leaderboardInANarrowTerminal() {
    var answer = medley().width(46).run("leaderboard");
    assertThat(answer.out()).isEqualTo("""
        RANK  STUDY    TRIAL  OBJECTIVE  sharing  rate
        """.replace("  rate", "") + """
           1  english      1      4.821  mmoe
           2  english      2        1.5  hard
        """);
    assertThat(answer.err()).isEqualTo("No room for 2 columns (rate, pos.accuracy): --json and --format csv have all.\n");
  }

  @Test
  void leaderboardAsJson() {
    var lines = medley().run("leaderboard", "--format", "json").json();
    assertThat(lines).isEqualTo(medley().run("leaderboard", "--json").json()).hasSize(2);
    assertThat(lines.getFirst().get("objective").doubleValue()).isEqualTo(4.8214);
    assertThat(lines.getFirst().get("optimizer.adam.rate").doubleValue()).isEqualTo(0.003);
  }

  @Test
  void nothingMatches() {
    assertThat(medley().run("leaderboard", "--where", "rate > 1")).isEqualTo(new CommandLineRun.Answer(0, "", "No trial matches.\n"));
  }

  @Test
  void aFilterThatIsWrong() {
    var answer = medley().run("leaderboard", "--where", "sharin = 'mmoe'");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).startsWith("MED-221 ").contains("sharing");
  }

  @Test
  void aStudyThatIsNotThere() {
    var answer = medley().run("trials", "englsh");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).startsWith("MED-211 ").contains("english");
  }

  @Test
  void query() {
    assertThat(medley().run("query", "SELECT COUNT(*) AS n FROM trial_v")).isEqualTo(new CommandLineRun.Answer(0, "N\n4\n", ""));
    assertThat(medley().run("query", "DELETE FROM trial").code()).isEqualTo(2);
  }

  @Test
  void show() {
    var answer = medley().run("show", "english", "1");
    assertThat(answer.out()).isEqualTo("""
        trial 1 of english: completed, delta_m 4.821

        TASK  METRIC    SPLIT        VALUE  STEP
        pos   accuracy  validation  0.9100   600

        Seed        7
        Study seed  7
        Medley      0.1.0
        Steps       600
        Cohort      c1
        Device      cpu
        Engine      2.7.1
        Plugins     {"tasks-english":"0.1.0"}
        Wall time   2 s
        Examples    9600

        Configuration
          optimizer: adam
        """);
    assertThat(medley().run("show", "english", "1", "--json").json().getFirst().get("parameters").get("sharing").stringValue())
        .isEqualTo("mmoe");
  }

  @Test
  void questionsAreAnsweredWhileAnotherHoldsTheStore() {
    var place = StoreLocation.parse(directory.resolve("medley-data").toString());
    var undisturbed = medley().run("leaderboard", "english", "--format", "csv");
    try (var _ = Stores.open(place, StoreOptions.of("0.1.0"))) {
      var answer = medley().run("leaderboard", "english", "--format", "csv");
      assertThat(answer.out()).isEqualTo(undisturbed.out()).isNotEmpty();
      assertThat(answer.code()).isZero();
      assertThat(answer.err())
          .isEqualTo("The store (" + place + ") is held by this process, through another opening. This is what is in it now.\n");
      assertThat(medley().run("resume", "english").err()).startsWith("MED-202 ");
    }
  }

  @Test
  void doctorFindsTheStore() {
    var answer = medley().run("doctor");
    assertThat(answer.out()).contains("ok  Engine   PyTorch ")
        .contains("ok  Store    " + directory.resolve("medley-data") + " with 1 study\n");
    assertThat(answer.code()).isZero();
  }

  private static CommandLineRun medley() {
    return CommandLineRun.in(directory);
  }

  private static NewTrial trial(String sharing, double rate, TrialKind kind) {
    return new NewTrial(kind, 7, "{\"optimizer\": \"adam\"}",
        List.of(TrialParameter.of("sharing", sharing), TrialParameter.of("optimizer.adam.rate", rate)));
  }
}
