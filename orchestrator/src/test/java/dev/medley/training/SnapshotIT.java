package dev.medley.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.GramianWeighting;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossWeighting;
import dev.medley.api.loss.TaskLosses;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sampler.Slice;
import dev.medley.training.engine.Engine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A cohort that is stopped after any step, written, read and taken up again comes to what it would have come to: to the last bit.
class SnapshotIT {

  private static final int STEPS = 30;

  /// Draws the task that lost most in the step before, with some chance, so that what it draws depends on its stream and on all that it has seen.
  private static final Sampler HUNGRY = context -> new Sampler.Session() {

    private final double[] last = new double[context.tasks().size()];

    @Override
    public List<Draw> next(int step) {
      int worst = IntStream.range(0, last.length).reduce(0, (a, b) -> last[a] >= last[b] ? a : b);
      return IntStream.range(0, context.microBatches())
          .mapToObj(_ -> new Draw(context.random().nextDouble() < 0.4 ? worst : context.random().nextInt(last.length))).toList();
    }

    @Override
    public void observe(int step, TaskLosses losses) {
      for (int i = 0; i < losses.size(); i++) last[losses.task(i)] = losses.loss(i);
    }
  };

  /// Takes the easier half of every task, by the losses that its member has now; it looks every seven steps.
  private static final Sampler EASY_NOW = context -> new Sampler.Session() {

    @Override
    public boolean measures(int step) {
      return step % 7 == 2;
    }

    @Override
    public List<Draw> next(int step) {
      double end = 0.5 + 0.5 * step / context.steps();
      return IntStream.range(0, context.microBatches())
          .mapToObj(b -> new Draw((step + b) % TinyStudy.TASKS, new Slice.Range(new Slice.All(), Difficulty.CURRENT, 0, end))).toList();
    }
  };

  /// Weights by what the loss remembers of all steps before, and by its stream.
  private static Loss remembering(Cohort.Signal signal) {
    return switch (signal) {
      case LOSSES -> (LossWeighting) context -> {
        double[] mean = new double[context.tasks().size()];
        return (_, losses) -> IntStream.range(0, losses.size()).mapToDouble(i -> {
          mean[losses.task(i)] = 0.9 * mean[losses.task(i)] + 0.1 * losses.loss(i);
          return 0.5 + mean[losses.task(i)] + context.random().nextDouble();
        }).toArray();
      };
      case GRAMIAN -> (GramianWeighting) context -> {
        double[] mean = new double[context.tasks().size()];
        return (_, gramian, losses) -> IntStream.range(0, losses.size()).mapToDouble(i -> {
          mean[losses.task(i)] = 0.9 * mean[losses.task(i)] + 0.1 * gramian.norm(i);
          return 1 / (0.5 + mean[losses.task(i)] + context.random().nextDouble());
        }).toArray();
      };
      case JACOBIAN -> (JacobianAggregator) (_, jacobian) -> jacobian.rows().sum(0).mul(jacobian.uniform().add(0.5));
    };
  }

  private static List<Member> members(Cohort.Signal signal, String optimizer) {
    var samplers = List.of(HUNGRY, TinyStudy.AT_RANDOM, EASY_NOW, HUNGRY);
    var members = new ArrayList<Member>();
    for (int i = 0; i < samplers.size(); i++) {
      var configuration = TinyStudy.with(TinyStudy.configuration(optimizer, 0.003 * (1 + i)), "encoder.tiny.dropout", 0.1 * i);
      configuration = TinyStudy.with(configuration, "optimizer." + optimizer + ".weight-decay", 0.01);
      members.add(new Member(20 + i, 11, configuration, samplers.get(i), remembering(signal)));
    }
    return members;
  }

  private static Cohort cohort(List<Member> members) {
    return new Cohort(members, TinyStudy.model(), TinyStudy.ROWS, TinyStudy.MICRO_BATCHES, STEPS, List.of(10, 20));
  }

  private static List<MemberResult> straight(List<Member> members) {
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort(members), TinyStudy.data(), arena).train();
    }
  }

  private static List<Snapshot> stoppedAfter(int step, List<Member> members, List<Snapshot> from) {
    try (var arena = Engine.get().open("cpu")) {
      var trainer = new CohortTrainer(cohort(members), TinyStudy.data(), arena, from, new Pulse());
      while (trainer.step() < step) trainer.advance();
      return trainer.snapshots().stream().map(SnapshotIT::carried).toList();
    }
  }

  private static List<MemberResult> goingOn(List<Member> members, List<Snapshot> from) {
    try (var arena = Engine.get().open("cpu")) {
      return new CohortTrainer(cohort(members), TinyStudy.data(), arena, from, new Pulse()).train();
    }
  }

  /// Written and read.
  private static Snapshot carried(Snapshot snapshot) {
    var bytes = new ByteArrayOutputStream();
    try {
      snapshot.writeTo(new DataOutputStream(bytes));
      return Snapshot.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSame(List<MemberResult> found, List<MemberResult> wanted) {
    assertThat(found).hasSameSizeAs(wanted);
    for (int k = 0; k < wanted.size(); k++) {
      assertThat(found.get(k).trial()).isEqualTo(wanted.get(k).trial());
      assertThat(found.get(k).failure()).isEqualTo(wanted.get(k).failure());
      assertThat(found.get(k).weights().toBytes()).as("weights of member %d", k).isEqualTo(wanted.get(k).weights().toBytes());
      assertThat(found.get(k).scores()).isEqualTo(wanted.get(k).scores());
      assertThat(found.get(k).examples()).isEqualTo(wanted.get(k).examples());
    }
  }

  @ParameterizedTest
  @CsvSource({"LOSSES,adam,1", "LOSSES,sgd,10", "GRAMIAN,adamw,17", "GRAMIAN,sgd,29", "LOSSES,adamw,30"})
  void aStopChangesNothing(Cohort.Signal signal, String optimizer, int step) {
    var undisturbed = straight(members(signal, optimizer));
    var from = stoppedAfter(step, members(signal, optimizer), List.of());
    assertThat(from).extracting(Snapshot::step).containsOnly(step);
    assertSame(goingOn(members(signal, optimizer), from), undisturbed);
  }

  @Test
  void manyStopsChangeNothing() {
    var members = members(Cohort.Signal.GRAMIAN, "adam");
    List<Snapshot> from = List.of();
    for (int step = 3; step < STEPS; step += 3) from = stoppedAfter(step, members, from);
    assertSame(goingOn(members, from), straight(members));
  }

  @Test
  void membersGoOnInOtherCompany() {
    var members = members(Cohort.Signal.LOSSES, "adam");
    var undisturbed = straight(members);
    var from = stoppedAfter(12, members, List.of());
    var fewer = goingOn(List.of(members.get(3), members.get(0)), List.of(from.get(3), from.get(0)));
    assertThat(fewer).extracting(MemberResult::trial).containsExactly(23L, 20L);
    for (int i = 0; i < 2; i++) {
      var wanted = undisturbed.get(i == 0 ? 3 : 0);
      assertThat(fewer.get(i).examples()).isEqualTo(wanted.examples());
      float[] found = fewer.get(i).weights().shared();
      float[] all = wanted.weights().shared();
      for (int j = 0; j < all.length; j++) assertThat(found[j]).isCloseTo(all[j], within(1e-4f * Math.max(1, Math.abs(all[j]))));
    }
    // And not by chance: members that went on from each other's place would be far off.
    assertThat(Arrays.equals(fewer.getFirst().weights().shared(), undisturbed.getFirst().weights().shared())).isFalse();
  }

  @Test
  void whatEndedBeforeTheStopStaysEndedForTheSameReason() {
    var members = new ArrayList<>(members(Cohort.Signal.LOSSES, "adam"));
    members.add(new Member(30, 11, TinyStudy.configuration("adam", 1e30), TinyStudy.IN_TURN, remembering(Cohort.Signal.LOSSES)));
    var undisturbed = straight(members);
    assertThat(undisturbed.getLast().failure()).contains("is not finite");
    assertSame(goingOn(members, stoppedAfter(15, members, List.of())), undisturbed);
  }

  @Test
  void snapshotsThatDoNotFitAreRefused() {
    var members = members(Cohort.Signal.LOSSES, "adam");
    var from = stoppedAfter(2, members, List.of());
    assertThatThrownBy(() -> goingOn(members, from.subList(0, 3))).hasMessageContaining("Every member needs a snapshot");
    assertThatThrownBy(() -> goingOn(members, from.reversed())).hasMessageContaining("in the order of the members");
  }
}
