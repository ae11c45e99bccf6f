package dev.medley.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.parameter.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PhasesReaderTest {

  private static StudySpace read(String phases) {
    return SpaceReader.read("tasks: [pos, food, genre]\nsampler: {mix: {shares: {pos: 0.5, food: 0.3, genre: 0.2}}}\n" + phases, "my.yaml",
        new InstalledComponents());
  }

  /// So that it is the same trial when the study goes on, whichever is the best by then.
  @Test
  void aTrialThatWasLeftOpenIsSettledOnce() {
    var open = SpaceReader.read("tasks: [pos]\nphases: [{tune: {share: 1, from: {study: english}}}]\n", "my.yaml",
        new InstalledComponents());
    assertThat(open.beginningWith(7).from()).contains(new Phase.From.Trained("english", 7));
    assertThat(open.beginningWith(7).beginningWith(8).from()).contains(new Phase.From.Trained("english", 7));
    var none = SpaceReader.read("tasks: [pos]\n", "my.yaml", new InstalledComponents());
    assertThat(none.beginningWith(7)).isSameAs(none);
  }

  @Test
  void aPhaseSaysWhatHoldsWhileItLasts() {
    var space = read(
        """
            phases:
              - pretrain: {tasks: [food, pos], share: 0.75, rate: 0.5}
              - tune: {tasks: [genre], share: 0.25, sampler: proportional, loss: {gradnorm: {alpha: 2}}, schedule: anew, freeze: [encoder/words, heads], rates: {encoder: 0.1}}
            """);
    var phases = Phase.of(space.defaults());
    assertThat(phases).extracting(Phase::name).containsExactly("pretrain", "tune");
    var pretrain = phases.getFirst();
    assertThat(pretrain.tasks()).containsExactly("pos", "food");
    assertThat(pretrain.share()).isEqualTo(0.75);
    assertThat(pretrain.rate()).isEqualTo(0.5);
    assertThat(pretrain.anew()).isFalse();
    assertThat(pretrain.frozen()).isEmpty();
    assertThat(pretrain.terms()).isEmpty();
    assertThat(pretrain.configuration().chosen(Section.SAMPLER)).isEqualTo("mix");
    // What the study's sampler says of other tasks is nothing to it.
    assertThat(pretrain.configuration().settings(Section.SAMPLER).shares("shares")).containsExactly(0.5 / 0.8, 0.3 / 0.8);
    var tune = phases.getLast();
    assertThat(tune.configuration().chosen(Section.SAMPLER)).isEqualTo("proportional");
    assertThat(tune.configuration().settings(Section.LOSS).real("alpha")).isEqualTo(2);
    assertThat(tune.configuration().chosen(Section.OPTIMIZER)).isEqualTo("adam");
    assertThat(tune.anew()).isTrue();
    assertThat(tune.frozen()).containsExactly("encoder/words", "heads");
    assertThat(tune.rates()).isEqualTo(Map.of("encoder", 0.1));
  }

  @Test
  void sharesRatesAndWhatIsFrozenAreSearched() {
    var space = read("""
        phases:
          - first: {share: 0.2}
          - second: {share: search, rate: {log: [0.1, 1]}}
          - third: {share: search, freeze: {choose: [none, encoder, encoder+heads]}, rates: {sharing: {log: [0.01, 1]}}}
        """);
    assertThat(space.space().parameters()).extracting(Parameter::path).containsExactlyInAnyOrder("phases.second.rate",
        "phases.third.freeze", "phases.third.rates.sharing", "phases.shares");
    var point = new TreeMap<String, Value>(Map.of("phases.second.rate", new Value.Real(0.2), "phases.third.freeze",
        new Value.Word("encoder+heads"), "phases.third.rates.sharing", new Value.Real(0.5), "phases.shares",
        new Value.Shares(Map.of("second", 0.25, "third", 0.75))));
    var phases = Phase.of(space.configure(new Point(point)));
    assertThat(phases).extracting(Phase::share).containsExactly(0.2, 0.8 * 0.25, 0.8 * 0.75);
    assertThat(phases.getLast().frozen()).containsExactly("encoder", "heads");
    assertThat(phases.getLast().rates()).isEqualTo(Map.of("sharing", 0.5));
    assertThat(space.phaseGroups().get("third")).containsExactly("encoder", "heads", "sharing");
    var configuration = space.configure(new Point(point));
    assertThat(ConfigurationJson.readConfiguration(ConfigurationJson.write(configuration))).isEqualTo(configuration);
    assertThat(Phase.of(configuration.withoutPhases())).isEmpty();
  }

  @Test
  void whatIsPrintedIsReadTheSame() {
    var space = read(
        """
            terms: []
            phases:
              - first: {share: search, from: {study: english, trial: 79}, tasks: [pos], rates: {encoder: {log: [0.01, 1]}, heads: 2}}
              - second: {share: search, sampler: {choose: [proportional, {temperature: {temperature: {log: [1, 5]}}}]}, freeze: {choose: [none, encoder]}}
            """);
    assertThat(space.from()).contains(new Phase.From.Trained("english", 79));
    var again = SpaceReader.read(SpacePrinter.print(space), "printed.yaml", new InstalledComponents());
    assertThat(again.defaults()).isEqualTo(space.defaults());
    assertThat(again.space()).isEqualTo(space.space());
    assertThat(again.fixed()).isEqualTo(space.fixed());
  }

  @Test
  void aTaskMayHaveFewExamples() {
    var space = SpaceReader.read("tasks: [pos, {use: food, few: 100}]\n", "my.yaml", new InstalledComponents());
    assertThat(space.tasks()).extracting(StudySpace.TaskUse::few).containsExactly(0, 100);
    assertThat(SpaceReader.read(SpacePrinter.print(space), "printed.yaml", new InstalledComponents()).tasks()).isEqualTo(space.tasks());
  }

  @Test
  void withoutPhasesThereAreNone() {
    for (var space : List.of(read(""), read("phases:\n"))) {
      assertThat(Phase.of(space.defaults())).isEmpty();
      assertThat(space.from()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void everyProblemIsTold() {
    assertThatThrownBy(() -> read("""
        phases:
          - pretrain: {tasks: [pos, foood, pos], share: 0.6, freeze: }
          - tune: {tasks: [food], share: 0.3, rate: 0, from: {study: english}, terms: [dann]}
          - tune: {share: 0.1}
          - shares: {share: 0.1}
          - last
          - end: {rates: {encoder: -1}}
        """)).isInstanceOf(InputException.class).hasMessage(
        """
            MED-823 The task (foood) of phase pretrain (my.yaml:4) is none of the study.
            Did you mean: food?
            MED-823 The task (pos) of phase pretrain (my.yaml:4) is named twice.
            Maybe remove one.
            MED-825 The freeze (nothing) of phase pretrain (my.yaml:4) must be a list of groups.
            Maybe write `freeze: [encoder]`.
            MED-018 The rate (0) of phase tune (my.yaml:5) must lie in [1e-4, 10000].
            Maybe take 1e-4.
            MED-827 The term (dann) of phase tune (my.yaml:5) is none of the study.
            MED-826 The from ({study: english}) of phase tune (my.yaml:5) stands in a later phase, which begins from the phase before it.
            Maybe move it to the first phase.
            MED-821 The phase (tune) of search space (my.yaml:6) stands in the list twice.
            Maybe give each a name of its own.
            MED-821 The phase (shares) of search space (my.yaml:7) must have a name of letters, digits, hyphens and underscores, other than shares.
            Maybe call it pretrain.
            MED-820 The phase (last) of search space (my.yaml:8) must be a name with what holds while it lasts.
            Maybe write `{pretrain: {share: 0.5}}`.
            MED-822 The share of phase end (my.yaml:9) is missing.
            Maybe write `share: 0.5`, or `share: search`.
            MED-018 The rates.encoder (-1) of phase end (my.yaml:9) must lie in [1e-4, 10000].
            Maybe take 1e-4.""");
  }

  @Test
  void sharesMustSumToOne() {
    assertThatThrownBy(() -> read("phases: [{a: {share: 0.6}}, {b: {share: 0.3}}]\n")).hasMessage("""
        MED-822 The sum (0.9) of the phases' shares (my.yaml:3) must be 1.
        Maybe divide each by 0.9.""");
    assertThatThrownBy(() -> read("phases: [{a: {share: 1}}, {b: {share: search}}]\n")).hasMessage("""
        MED-822 The sum (1) of the phases' written shares (my.yaml:3) must be below 1, since b share the rest.
        Maybe write less.""");
    assertThatThrownBy(() -> read("phases: pretrain\n")).hasMessage("""
        MED-820 The phases (pretrain) of search space (my.yaml:3) must be a list of phases.
        Maybe write `phases: [{pretrain: {share: 0.5}}, {tune: {share: 0.5}}]`.""");
    assertThatThrownBy(() -> read("phases: [{a: {share: {uniform: [0, 1]}, from: {}}}, {b: {tasks: genre, share: 0}}]\n")).hasMessage("""
        MED-822 The share ({uniform: [0, 1]}) of phase a (my.yaml:3) must be a number or `search`.
        Maybe write `share: search`: those that are searched divide what the others leave.
        MED-826 The from ({}) of phase a (my.yaml:3) must name a model or a study.
        Maybe write `{model: DIRECTORY}` or `{study: NAME, trial: 79}`.
        MED-823 The tasks (genre) of phase b (my.yaml:3) must be a list of tasks.
        Maybe write `tasks: [pos]`, or leave it out for all of them.""");
  }

  @Test
  void aTaskThatNoPhaseTrainsIsOnlyThereWhereAModelCanDoItAlready() {
    assertThatThrownBy(() -> read("phases: [{a: {share: 0.5, tasks: [pos]}}, {b: {share: 0.5, tasks: [food]}}]\n")).hasMessage("""
        MED-824 The task (genre) of search space (my.yaml:3) is trained in no phase.
        Maybe add it to the `tasks` of one, or remove it.""");
    var space = read("phases: [{a: {share: 1, tasks: [pos], from: {model: there}}}]\n");
    assertThat(space.from()).contains(new Phase.From.Model("there"));
  }
}
