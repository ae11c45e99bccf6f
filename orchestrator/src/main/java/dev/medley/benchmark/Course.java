package dev.medley.benchmark;

import dev.medley.api.loss.Loss;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Split;
import dev.medley.robustness.Adversary;
import dev.medley.space.Configuration;
import dev.medley.training.Attack;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.FeatureReader;
import dev.medley.training.Member;
import dev.medley.training.MemberResult;
import dev.medley.training.Scoring;
import dev.medley.training.TextProbe;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import dev.medley.training.model.Model;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/// How a benchmark trains a network: all its members, which differ in seeds and numbers, as one cohort on the CPU.
///
/// @param model writes the network for a number of rows
record Course(StudyData data, IntFunction<Model> model, int rows, int microBatches, int steps, Sampler sampler, Loss loss) {

  private static final long STUDY_SEED = 1;

  /// What Adam is told, at a rate that falls to 0 in a line, with further numbers that the network reads.
  static Configuration adam(double rate, Map<String, Double> numbers) {
    String path = "optimizer.adam.";
    var values = new TreeMap<String, Value>(Map.of("optimizer", new Value.Word("adam"), path + "rate", new Value.Real(rate),
        path + "weight-decay", new Value.Real(0), path + "clip", new Value.Real(0), path + "warmup", new Value.Real(0.02),
        path + "schedule", new Value.Word("linear")));
    numbers.forEach((name, number) -> values.put(name, new Value.Real(number)));
    return new Configuration(values);
  }

  /// The members after training, in the order of their configurations, each with a seed of its own.
  List<MemberResult> train(List<Configuration> members) {
    return train(members, members.size());
  }

  /// The same with so many seeds, over and over.
  List<MemberResult> train(List<Configuration> members, int seeds) {
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort(members, seeds), data, arena).train();
    }
  }

  /// Every metric of every task of trained members on a split.
  List<List<MemberResult.Score>> score(List<Configuration> members, List<MemberResult> trained, Split split) {
    try (var arena = Engine.get().open("cpu")) {
      return Scoring.score(cohort(members, members.size()), trained.stream().map(MemberResult::weights).toList(), data, arena, split);
    }
  }

  /// What a trained member answers to the test examples of a task, each shifted against what is right.
  List<Answer> attacked(Configuration member, MemberResult trained, int task, Adversary adversary, double strength) {
    try (var arena = Engine.get().open("cpu")) {
      return new Attack(cohort(List.of(member), 1), trained.weights(), data, arena).answers(task, Split.TEST, adversary, strength);
    }
  }

  /// Lets a trained member be asked about any texts.
  void asked(Configuration member, MemberResult trained, Consumer<TextProbe> by) {
    try (var arena = Engine.get().open("cpu")) {
      by.accept(new TextProbe(cohort(List.of(member), 1), trained.weights(), data, arena));
    }
  }

  /// The features of a split of a task that trained members predict from, member by member.
  List<List<float[]>> features(List<Configuration> members, List<MemberResult> trained, int task, Split split) {
    try (var arena = Engine.get().open("cpu")) {
      return FeatureReader.read(cohort(members, members.size()), trained.stream().map(MemberResult::weights).toList(), data, arena, task,
          split);
    }
  }

  /// How long one step of one member takes, in one thread's time on the CPU.
  Duration step(Configuration member, int warmUp, int measured) {
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort(List.of(member), 1), data, arena).medianStep(warmUp, measured);
    }
  }

  /// How long it takes to predict and score a split with one trained member, in one thread's time on the CPU, the median of some repetitions.
  Duration scoring(Configuration member, MemberResult trained, Split split, int repetitions) {
    var threads = ManagementFactory.getThreadMXBean();
    long[] times = new long[repetitions];
    for (int i = 0; i < repetitions; i++) {
      long begin = threads.getCurrentThreadCpuTime();
      score(List.of(member), List.of(trained), split);
      times[i] = threads.getCurrentThreadCpuTime() - begin;
    }
    Arrays.sort(times);
    return Duration.ofNanos(times[repetitions / 2]);
  }

  private Cohort cohort(List<Configuration> configurations, int seeds) {
    var members = new ArrayList<Member>();
    for (int i = 0; i < configurations.size(); i++) members.add(new Member(i % seeds, STUDY_SEED, configurations.get(i), sampler, loss));
    return new Cohort(members, model, rows, microBatches, steps, List.of());
  }
}
