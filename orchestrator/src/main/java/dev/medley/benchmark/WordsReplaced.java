package dev.medley.benchmark;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.robustness.Company;
import dev.medley.robustness.Substitutes;
import dev.medley.robustness.Substitution;
import dev.medley.training.TextProbe;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// How the accuracy on the parts of speech of definitions falls as words are replaced by others that keep the same company: against the model, and by chance; for a network that learns nothing else, and for one that
/// learns the senses of words as well.
record WordsReplaced(Conditions conditions, int seeds) {

  private static final List<String> TASKS = List.of("definition-pos", "supersense");
  private static final List<Double> STRENGTHS = List.of(0.0, 0.1, 0.2, 0.4);
  private static final int STEPS = 400;
  private static final int ROWS = 32;
  private static final double RATE = 5e-3;
  private static final int EXAMPLES = 200;

  void run(Report report) {
    int steps = conditions.steps().orElse(STEPS);
    report.say(
        "Definitions whose part of speech is told rightly, some of their words replaced by words of the same company, against the model and by chance; "
            + steps
            + " steps, mean of " + seeds + " seeds:");
    var loaded = TASKS.stream().map(this::load).toList();
    for (int count = 1; count <= TASKS.size(); count++) {
      String who = count == 1 ? "words, alone" : "words, beside " + TASKS.getLast();
      report.progress(who);
      var found = accuracies(loaded.subList(0, count), steps);
      report.figure(Figure.of(who + ", as they are", found.against().getFirst(), "%"));
      for (int s = 1; s < STRENGTHS.size(); s++) {
        double chance = found.byChance().get(s);
        report.figure(Figure.of(who + ", replaced by " + STRENGTHS.get(s), found.against().get(s), "%")
            .beside(Math.round(chance * 10) / 10.0 + " by chance").atMost(chance));
      }
    }
  }

  private LoadedTask load(String name) {
    var task = new Parts(conditions.plugins(), TASKS).task(name, Map.of());
    var data = task.load();
    return new LoadedTask(name, true, task.metrics(data.target()), data);
  }

  /// In per cent, for each strength.
  private record Found(List<Double> against, List<Double> byChance) {}

  private Found accuracies(List<LoadedTask> tasks, int steps) {
    var data = StudyDataReader.read(tasks,
        new Settings("text", Map.of("length", new Value.Whole(24), "vocabulary", new Value.Whole(4_000))));
    var parts = new Parts(conditions.plugins(), tasks.stream().map(LoadedTask::name).toList());
    var encoder = parts.encoder("bag", Map.of("width", new Value.Whole(64)));
    var sharing = parts.sharing("hard", Map.of());
    Sampler inTurn = context -> _ -> IntStream.range(0, context.microBatches()).mapToObj(b -> new Draw(b % tasks.size())).toList();
    var course = new Course(data, rows -> Model.write(data.shape(), encoder, "bag", sharing, "hard", rows), ROWS, 2, steps, inTurn,
        parts.equal());
    var configuration = Course.adam(RATE, Map.of("encoder.bag.dropout", 0.2));
    var all = tasks.getFirst().data().test();
    int count = Math.min(EXAMPLES, all.size());
    var examples = IntStream.range(0, count).mapToObj(i -> all.get((int) ((long) i * all.size() / count))).toList();
    var against = new ArrayList<List<Double>>();
    var byChance = new ArrayList<List<Double>>();
    for (var trained : course.train(Collections.nCopies(seeds, configuration))) {
      course.asked(configuration, trained, probe -> {
        var candidates = candidates(tasks);
        var model = new Substitution(some -> probe.losses(0, some), candidates);
        against.add(accuracies(probe, examples, examples.stream().map(e -> model.of(e, STRENGTHS, probe.seen(e))).toList()));
        var random = new SplittableRandom(1);
        byChance.add(accuracies(probe, examples, examples.stream().map(e -> replaced(e, probe.seen(e), candidates, random)).toList()));
      });
    }
    return new Found(mean(against), mean(byChance));
  }

  private static Substitution.Candidates candidates(List<LoadedTask> tasks) {
    var texts = new ArrayList<List<String>>();
    tasks.stream().flatMap(t -> t.data().train().stream()).map(Example::input).distinct().forEach(input -> {
      if (input instanceof Input.Words(var words)) texts.add(words);
    });
    var substitutes = new Substitutes(Company.of(texts), tasks.getFirst().data().train());
    return substitutes::of;
  }

  /// As many words as an adversary may replace, at places and by candidates that are drawn.
  private static List<Example> replaced(Example example, int seen, Substitution.Candidates candidates, RandomGenerator random) {
    var places = new ArrayList<>(IntStream.range(0, seen).filter(place -> !candidates.of(example, place).isEmpty()).boxed().toList());
    Collections.shuffle(places, java.util.Random.from(random));
    return STRENGTHS.stream().map(strength -> {
      var words = new ArrayList<>(((Input.Words) example.input()).words());
      for (int place : places.subList(0, Math.min(places.size(), (int) Math.ceil(strength * seen - 1e-9)))) {
        var others = candidates.of(example, place);
        words.set(place, others.get(random.nextInt(others.size())));
      }
      return new Example(new Input.Words(words), example.answer(), example.domain(), example.difficulty());
    }).toList();
  }

  private static List<Double> accuracies(TextProbe probe, List<Example> examples, List<List<Example>> worse) {
    return IntStream.range(0, STRENGTHS.size()).mapToObj(s -> {
      var answers = probe.answers(0, worse.stream().map(w -> w.get(s)).toList());
      return 100.0 * IntStream.range(0, examples.size()).filter(n -> answers.get(n).equals(examples.get(n).answer())).count()
          / examples.size();
    }).toList();
  }

  private static List<Double> mean(List<List<Double>> bySeed) {
    return IntStream.range(0, STRENGTHS.size())
        .mapToObj(s -> bySeed.stream().mapToDouble(figures -> figures.get(s)).average().orElse(Double.NaN)).toList();
  }
}
