package dev.medley.study;

import dev.medley.api.error.Problem;
import dev.medley.population.Exploration;
import dev.medley.population.Succession;
import dev.medley.rung.Reached;
import dev.medley.space.Catalogue;
import dev.medley.space.Changing;
import dev.medley.space.Configuration;
import dev.medley.space.Point;
import dev.medley.space.Population;
import dev.medley.space.StudySpace;
import dev.medley.store.NewTrial;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.store.TrialKind;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The members of a population, and their copies, as trials of a study. What a copy is follows from the study's seed and from whom it copies; so it can be told again from the record alone.
final class Members {

  private final Study study;
  private final StudySpace space;
  private final Population population;
  private final Exploration exploration;
  private final Proposals proposals;

  Members(Study study, StudySpace space, Population population, Catalogue catalogue, Proposals proposals) {
    this.study = study;
    this.space = space;
    this.population = population;
    this.proposals = proposals;
    exploration = new Exploration(Changing.among(space, catalogue), population);
  }

  /// What keeps a space's trials from being a population.
  static List<Problem> problems(StudySpace space, Catalogue catalogue) {
    var problems = new ArrayList<Problem>();
    space.population().ifPresent(population -> {
      if (!space.rungs().name().equals(StudySpace.NO_RUNGS.name()))
        problems.add(Problem.maybe("MED-863", "The rungs (" + space.rungs().name() + ") of study (" + space.study()
            + ") cannot stand beside a population, which decides who goes on.", "leave out `rungs`, or `population`"));
      if (Changing.among(space, catalogue).isEmpty())
        problems.add(Problem.maybe("MED-864",
            "The population of study (" + space.study()
                + ") has nothing to try: no number or mix is searched that may change over the training.",
            "search the rate of the optimizer, the shares of `mix` or the weights of `static`"));
      if (space.budget().steps() < population.generations())
        problems.add(Problem.maybe("MED-865", "The generations (" + population.generations() + ") of study (" + space.study()
            + ") must have a step each, and a trial has " + space.budget().steps() + ".",
            "ask for fewer, or give each trial more --steps"));
      if (population.leaving(space.budget().trials()) < 1)
        problems.add(Problem.maybe("MED-866", "The population (" + space.budget().trials() + " trials) of study (" + space.study()
            + ") is too small: of so few nobody gives way to a copy.",
            "give it " + (int) Math.ceil(1 / population.part()) + " --trials or more, or raise `part`"));
    });
    return problems;
  }

  /// How many copies there will be if nobody fails.
  static int copies(StudySpace space) {
    return space.population().map(p -> (p.generations() - 1) * p.leaving(space.budget().trials())).orElse(0);
  }

  /// The points at which the members begin.
  List<Point> points(int wanted) {
    return proposals.after(List.of(), wanted);
  }

  NewTrial begun(Point point) {
    return trial(exploration.begun(space.configure(point)), point);
  }

  /// Copies of members after a generation.
  List<NewTrial> copies(List<Trial> donors, int generation) {
    return IntStream.range(0, donors.size()).mapToObj(i -> copy(donors.get(i), generation, i)).toList();
  }

  private NewTrial copy(Trial donor, int generation, int place) {
    var configuration = RecordedPoint.configuration(donor);
    var random = Streams.stream(Streams.seed(study.seed(), generation, "copy " + place));
    var explored = exploration.explored(configuration, generation, random);
    int after = population.end(generation, space.budget().steps());
    return trial(Lineage.copy(explored, donor.number(), after, configuration.line(donor.number())), RecordedPoint.of(donor, space));
  }

  private NewTrial trial(Configuration configuration, Point point) {
    return new NewTrial(TrialKind.TRIAL, study.seed(), RecordedPoint.keep(configuration, point), RecordedPoint.parameters(configuration));
  }

  /// Trains them to the end, generation after generation.
  ///
  /// @param recorded the trials of the search that there are
  void train(List<Trial> recorded, StudyStore store, Ledger ledger, RunningTrials trials, Conduct conduct) {
    play(recorded, trials, new Generations.Course() {
      @Override
      public List<Trial> begin(List<Trial> recorded, int wanted) {
        return recorded.isEmpty() ? store.append(study.id(), points(wanted).stream().map(Members.this::begun).toList()) : recorded;
      }

      @Override
      public List<Trial> copy(List<Trial> donors, int generation, List<Trial> recorded) {
        var copies = recorded.isEmpty() && !donors.isEmpty() ? store.append(study.id(), copies(donors, generation)) : recorded;
        int after = population.end(generation, space.budget().steps());
        for (int i = 0; i < copies.size(); i++) conduct.copied(donors.get(i).number(), after, copies.get(i).number());
        return copies;
      }

      @Override
      public void ended(int step, List<Reached> reached, Succession succession) {
        if (!trials.news()) return;
        conduct.decided(new RungReport(step, reached.size(), reached.size() - succession.leaving().size(), succession.leaving().size(),
            ledger.best(reached)));
        if (!succession.donors().isEmpty()) conduct.tell("Copied: " + told(succession.donors()) + ".");
      }
    });
  }

  /// Whether they are what they would be again; nothing is trained.
  Replay replay(List<Trial> recorded, Ledger ledger) {
    var differences = new ArrayList<Integer>();
    play(recorded, Progress.asRecorded(ledger), new Generations.Course() {
      @Override
      public List<Trial> begin(List<Trial> recorded, int wanted) {
        return compared(recorded, points(wanted).stream().map(Members.this::begun).toList());
      }

      @Override
      public List<Trial> copy(List<Trial> donors, int generation, List<Trial> recorded) {
        return compared(recorded, copies(donors, generation));
      }

      private List<Trial> compared(List<Trial> recorded, List<NewTrial> again) {
        for (int i = 0; i < recorded.size(); i++)
          if (!again.get(i).configuration().equals(recorded.get(i).configuration())) differences.add(recorded.get(i).number());
        return recorded;
      }
    });
    return new Replay(recorded.size(), differences);
  }

  private void play(List<Trial> recorded, Progress progress, Generations.Course course) {
    new Generations(population, space.budget().steps(), study.seed(), progress, course).play(recorded, space.budget().trials());
  }

  /// Such as `12 twice, 17`.
  private static String told(List<Integer> donors) {
    var times = donors.stream().collect(Collectors.groupingBy(Function.identity(), java.util.TreeMap::new, Collectors.counting()));
    return times.entrySet().stream().map(e -> "trial " + e.getKey() + (e.getValue() == 1 ? "" : " " + e.getValue() + " times"))
        .collect(Collectors.joining(", "));
  }
}
