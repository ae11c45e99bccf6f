package dev.medley.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Components that throw, hang or ask for more memory than there is, in real studies: what is at fault fails, and everything else goes on.
@DisabledOnOs(OS.WINDOWS)
final class FaultsIT {

  private static final String PROVIDER = """
      package acme;

      import dev.medley.api.encoder.*;
      import dev.medley.api.executor.Executor;
      import dev.medley.api.loss.*;
      import dev.medley.api.plugin.*;
      import dev.medley.api.sampler.*;
      import dev.medley.api.tensor.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.stream.IntStream;

      public final class Faulty implements ComponentProvider {

        @Override
        public List<Component<?>> components() {
          return List.of(
              Component.of(Kind.LOSS, "refuses", "Cannot be made.", _ -> { throw new IllegalStateException("no such licence"); }),
              Component.of(Kind.LOSS, "stumbles", "Throws in the middle of training.", _ -> (LossWeighting) _ -> (step, losses) -> {
                if (step == 4) throw new IllegalStateException("lost count");
                double[] ones = new double[losses.size()];
                Arrays.fill(ones, 1);
                return ones;
              }),
              Component.of(Kind.SAMPLER, "stillborn", "Throws as it starts.", _ -> (Sampler) _ -> { throw new NoClassDefFoundError("acme/Gone"); }),
              Component.of(Kind.SAMPLER, "dawdles", "Takes its time.", _ -> (Sampler) context -> step -> {
                try {
                  if (step == 2) Thread.sleep(4_000);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return IntStream.range(0, context.microBatches()).mapToObj(b -> new Draw((step + b) % context.tasks().size())).toList();
              }),
              Component.of(Kind.ENCODER, "greedy", "Asks for much memory.", _ -> new Greedy()),
              Component.of(Kind.EXECUTOR, "fragile", "Loses every GPU with the first job that it gives it.", _ -> new Fragile()));
        }

        static final class Fragile implements Executor {

          @Override
          public Session open(Worker worker, List<String> devices, int threads) {
            var left = new CopyOnWriteArrayList<>(devices);
            var thread = Executors.newSingleThreadExecutor();
            return new Session() {
              @Override
              public int slots() {
                return left.size();
              }

              @Override
              public CompletableFuture<Result> submit(Job job) {
                return CompletableFuture.supplyAsync(() -> run(job), thread);
              }

              private Result run(Job job) {
                if (!left.getFirst().startsWith("gpu")) return worker.run(job, left.getFirst());
                throw new DeviceFailure(left.removeFirst(), "it fell off the bus", new IllegalStateException());
              }

              @Override
              public void close() {
                thread.shutdownNow();
              }
            };
          }
        }

        /// A hundred and fifty thousand features for each word.
        static final class Greedy implements Encoder {

          private static final int MANY = 150_000;

          @Override
          public boolean reads(Class<? extends ModelInput> kind) {
            return kind == ModelInput.Text.class;
          }

          @Override
          public Features encode(Network network, ModelInput input) {
            var text = (ModelInput.Text) input;
            var words = Layers.embedding(network, "words", text.tokens(), text.vocabulary(), 4);
            var wide = words.mean(1).matmul(network.parameter("wide", Shape.of(4, MANY), new Init.Normal(0.1f))).tanh();
            var back = wide.matmul(network.parameter("back", Shape.of(MANY, 4), new Init.Normal(0.001f)));
            return new Features.Sequence(words, back);
          }
        }
      }
      """;

  @TempDir
  private static Path directory;

  private static Medley medley = new Medley(Path.of(""));

  @BeforeAll
  static void installTheFaultyPlugin() throws Exception {
    medley = SmallStudy.in(new Medley(directory));
    var project = directory.resolve("faulty");
    write(project, "pom.xml", "<Plugin-Requires>0.1</Plugin-Requires>");
    write(project, "src/main/java/acme/Faulty.java", PROVIDER);
    write(project, "src/main/resources/META-INF/services/dev.medley.api.plugin.ComponentProvider", "acme.Faulty\n");
    PluginJar.of(project, Files.createDirectories(directory.resolve("plugins")).resolve("faulty.jar"), "faulty");
  }

  private static void write(Path project, String name, String text) throws Exception {
    var path = project.resolve(name);
    Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  private static List<JsonNode> of(List<JsonNode> events, String kind) {
    return events.stream().filter(e -> e.get("event").asString().equals(kind)).toList();
  }

  private static void space(String name, String was, String is) throws Exception {
    assertThat(SmallStudy.SPACE).contains(was);
    medley.write(name + ".yaml", SmallStudy.SPACE.replace("study: small", "study: " + name).replace(was, is));
  }

  @Test
  void trialsOfFaultyComponentsFailAndTheStudyGoesOn() throws Exception {
    space("mixed", "loss: {choose: [equal, pcgrad]}", "loss: {choose: [equal, refuses, stumbles]}");
    var ran = medley.run("run", "mixed.yaml", "--store", "mixed", "--json").done();
    var trials = of(ran.objects(), "trial");
    assertThat(trials).hasSize(SmallStudy.TRIALS + SmallStudy.BASELINES);
    var failures = trials.stream().map(t -> t.get("failure").asString()).filter(f -> !f.isEmpty()).distinct().toList();
    assertThat(failures).contains("no such licence").hasSize(2);
    assertThat(failures)
        .anyMatch(f -> f.matches("At step 5, weights of the loss \\(stumbles\\) of trial \\d+ threw IllegalStateException: lost count\\."));
    var finished = of(ran.objects(), "finished").getFirst();
    assertThat(finished.get("completed").asInt()).isPositive();
    assertThat(finished.get("failed").asInt()).isPositive();
    assertThat(ran.err()).contains(" failed: no such licence");
  }

  @Test
  void withFailFastTheFirstFailureEndsTheStudy() throws Exception {
    space("fast", "loss: {choose: [equal, pcgrad]}", "loss: {choose: [equal, stumbles]}");
    var ran = medley.run("run", "fast.yaml", "--store", "fast", "--json", "--fail-fast").with(1);
    assertThat(ran.err()).contains("MED-704 The trial (", "--fail-fast ends the study with it", "lost count");
    var states = medley
        .run("query", "SELECT state, attempt FROM trial_v WHERE state <> 'COMPLETED' ORDER BY number", "--store", "fast", "--json").done()
        .objects();
    assertThat(states).extracting(s -> s.get("state").asString()).contains("FAILED").doesNotContain("RUNNING");
    medley.run("resume", "fast", "--store", "fast", "--quiet").done();
  }

  @Test
  void aStudyWhoseFirstTenTrialsFailAlikeStops() throws Exception {
    space("hopeless", "sampler: {choose: [proportional, {mix: {shares: {simplex: tasks}}}]}", "sampler: stillborn");
    var ran = medley.run("run", "hopeless.yaml", "--store", "hopeless", "--json", "--trials", "40", "--cohort", "20").with(1);
    assertThat(ran.err()).contains(
        "MED-173 The first 10 trials of study (hopeless) all failed: At step 1, start of the sampler (stillborn) of trial ",
        "threw NoClassDefFoundError: acme/Gone.");
    assertThat(of(ran.objects(), "trial").stream().filter(t -> t.get("kind").asString().equals("trial"))).hasSizeBetween(10, 20);
  }

  @Test
  void aComponentThatHangsIsNamed() throws Exception {
    space("slow", "sampler: {choose: [proportional, {mix: {shares: {simplex: tasks}}}]}", "sampler: dawdles");
    var ran = medley.run("run", "slow.yaml", "--store", "slow", "--json", "--trials", "1", "--patience", "1").done();
    assertThat(ran.err()).containsPattern("Cohort c\\d+ has been busy with next of the sampler \\(dawdles\\) of trial \\d+ for \\d+ s\\.");
  }

  @Test
  void aDeviceThatFailsIsLeftOutAndItsTrialsGoElsewhere() throws Exception {
    var ran = medley
        .run("run", "small.yaml", "--store", "fragile", "--executor", "fragile", "--devices", "gpu:0,cpu", "--json", "--trials", "2",
            "--steps", "2")
        .done();
    assertThat(of(ran.objects(), "notice")).singleElement().satisfies(n -> assertThat(n.get("text").asString())
        .matches("Device gpu:0 failed and is left out; cohort c\\d+ goes on elsewhere: it fell off the bus"));
    assertThat(of(ran.objects(), "trial")).hasSize(2 + SmallStudy.BASELINES).allMatch(t -> t.get("failure").asString().isEmpty());
  }

  @Test
  void withoutADeviceAStudyStopsAndGoesOnWithAnother() throws Exception {
    var stopped = medley
        .run("run", "small.yaml", "--store", "bare", "--executor", "fragile", "--devices", "gpu:0", "--trials", "2", "--steps", "2",
            "--quiet")
        .with(1);
    assertThat(stopped.err()).startsWith("""
        MED-703 The last device (gpu:0) of study (small) failed: it fell off the bus
        Maybe `medley resume small --devices cpu` goes on without it""");
    medley.run("resume", "small", "--store", "bare", "--devices", "cpu", "--quiet").done();
  }

  private static void greedySpace(String name) throws Exception {
    medley.write(name + ".yaml", SmallStudy.SPACE.replace("study: small", "study: " + name).replace("{bag: {width: 16}}", "{greedy: {}}")
        .replace("{choose: [hard, {mmoe: {experts: 2}}]}", "hard").replace("{choose: [equal, pcgrad]}", "equal"));
  }

  private static void assertHalved(Ending ran, String study, String reason) throws Exception {
    var notices = of(ran.done().objects(), "notice").stream().map(n -> n.get("text").asString()).toList();
    assertThat(notices)
        .anyMatch(n -> n.matches("Cohort c\\d+ of \\d trials ran out of memory and goes on as \\d and \\d: .*" + reason + ".*"));
    assertThat(ran.err()).contains("ran out of memory and goes on as");
    assertThat(of(ran.objects(), "trial")).hasSize(8 + SmallStudy.BASELINES).allMatch(t -> t.get("failure").asString().isEmpty());
    var events = medley.run("show", study, String.valueOf(SmallStudy.BASELINES), "--store", study).done().out();
    assertThat(events).contains("ran out of memory and goes on as");
  }

  /// Where the address space of a process can be limited, and the limit makes an allocation of the engine fail.
  @Test
  @EnabledOnOs(OS.LINUX)
  void aCohortForWhichTheEngineGetsNoMemoryGoesOnAsTwoHalves() throws Exception {
    greedySpace("greedy");
    try (var run = medley.startWithin(2_150_000, "run", "greedy.yaml", "--store", "greedy", "--json", "--steps", "2", "--trials", "8",
        "--threads", "1")) {
      assertHalved(run.ending(), "greedy", "can't allocate memory");
    }
  }

  @Test
  void aCohortForWhichTheHeapIsTooSmallGoesOnAsTwoHalves() throws Exception {
    greedySpace("heap");
    try (var run = medley.startWithHeap("130m", "run", "heap.yaml", "--store", "heap", "--json", "--steps", "2", "--trials", "8",
        "--threads", "1")) {
      var ran = run.ending();
      assertThat(ran.err())
          .containsPattern("Cohort c\\d+ of \\d trials ran out of memory and goes on as \\d and \\d: .*OutOfMemoryError");
      // In so small a heap, what is no cohort may run out of memory as well; then the study goes on in a larger one.
      if (ran.code() != 0) medley.run("resume", "heap", "--store", "heap", "--threads", "1").done();
    }
    assertThat(medley.run("trials", "heap", "--store", "heap", "--json").done().objects()).hasSize(8 + SmallStudy.BASELINES)
        .allMatch(trial -> trial.get("state").asString().equals("completed"));
  }
}
