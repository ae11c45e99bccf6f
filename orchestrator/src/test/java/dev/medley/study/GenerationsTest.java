package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.rung.Ladder;
import dev.medley.rung.Reached;
import dev.medley.space.Population;
import dev.medley.store.StudyId;
import dev.medley.store.Trial;
import dev.medley.store.TrialId;
import dev.medley.store.TrialKind;
import dev.medley.store.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationsTest {

  private static final int MEMBERS = 8;
  private static final int STEPS = 30;

  /// A study in memory, in which a trial is the better the closer its number is to a favourite, and some fail.
  private static final class Memory implements Progress, Generations.Course {

    private final List<Trial> trials = new ArrayList<>();
    private final Map<Integer, List<Integer>> reached = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final int fails;
    private int mayTrain;

    Memory(int fails, int mayTrain) {
      this.fails = fails;
      this.mayTrain = mayTrain;
    }

    private Trial trial() {
      var trial = new Trial(new TrialId(trials.size()), new StudyId(1), trials.size(), TrialKind.TRIAL, TrialState.WAITING, 1, "{}",
          List.of(),
          Instant.EPOCH, Optional.empty(), Optional.empty(), 0);
      trials.add(trial);
      return trial;
    }

    @Override
    public List<Trial> begin(List<Trial> recorded, int wanted) {
      if (!recorded.isEmpty()) return recorded;
      for (int i = 0; i < wanted; i++) trial();
      return List.copyOf(trials);
    }

    @Override
    public boolean train(List<Stretch> missing) {
      if (!missing.isEmpty() && mayTrain-- == 0) return false;
      for (var stretch : missing) {
        told.add("trained " + stretch.trial().number() + " from " + stretch.from() + " to " + stretch.until());
        if (stretch.trial().number() != fails)
          reached.computeIfAbsent(stretch.trial().number(), _ -> new ArrayList<>()).add(stretch.until());
      }
      return true;
    }

    @Override
    public Optional<Reached> recorded(Trial trial, int step) {
      return reached.getOrDefault(trial.number(), List.of()).contains(step)
          ? Optional.of(new Reached(trial.number(), step, List.of(Math.abs(trial.number() - 2.2)), 0))
          : Optional.empty();
    }

    @Override
    public void stop(List<Ladder.Stopped> stopped) {
      stopped.forEach(s -> told.add("stopped " + s.reached().trial() + " after " + s.reached().step()));
    }

    @Override
    public List<Trial> copy(List<Trial> donors, int generation, List<Trial> recorded) {
      if (!recorded.isEmpty()) return recorded;
      return donors.stream().map(donor -> {
        told.add("copied " + donor.number());
        return trial();
      }).toList();
    }

    void play() {
      new Generations(new Population(3, 0.25, 1.2, 0.25), STEPS, 7, this, this).play(List.copyOf(trials), MEMBERS);
    }
  }

  @Test
  void theWorstAreStoppedAndCopiesOfTheBestGoOnInTheirPlace() {
    var study = new Memory(-1, 9);
    study.play();
    assertThat(study.told).contains("stopped 6 after 10", "stopped 7 after 10", "trained 8 from 10 to 20", "trained 9 from 10 to 20",
        "stopped 8 after 20", "stopped 9 after 20", "trained 10 from 20 to 30").doesNotContain("trained 7 from 10 to 20");
    assertThat(study.told.stream().filter(t -> t.startsWith("copied"))).hasSize(4).isSubsetOf("copied 2", "copied 3");
    assertThat(study.told.stream().filter(t -> t.endsWith("to 30"))).hasSize(MEMBERS);
  }

  @Test
  void whoFailsLeavesItsPlaceToACopy() {
    var study = new Memory(1, 9);
    study.play();
    assertThat(study.told.stream().filter(t -> t.endsWith("from 10 to 20"))).hasSize(MEMBERS);
    assertThat(study.told).doesNotContain("stopped 1 after 10", "trained 1 from 10 to 20");
  }

  /// Stopped after each piece of training and taken up again, it comes to what it comes to in one go.
  @Test
  void takenUpAgainItComesToTheSame() {
    var whole = new Memory(-1, 9);
    whole.play();
    var pieces = new Memory(-1, 1);
    for (int i = 0; i < 4; i++) {
      pieces.mayTrain = 1;
      pieces.play();
    }
    assertThat(pieces.trials).hasSameSizeAs(whole.trials);
    assertThat(pieces.reached).isEqualTo(whole.reached);
    assertThat(pieces.told.stream().filter(t -> !t.startsWith("stopped")).toList())
        .isEqualTo(whole.told.stream().filter(t -> !t.startsWith("stopped")).toList());
    pieces.told.clear();
    pieces.mayTrain = 0;
    pieces.play();
    assertThat(pieces.told).as("nothing is missing").allMatch(t -> t.startsWith("stopped"));
  }
}
