package dev.medley.study;

import dev.medley.population.Succession;
import dev.medley.rung.Ladder;
import dev.medley.rung.Reached;
import dev.medley.space.Population;
import dev.medley.store.Trial;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The generations of a population from its first: who leaves for a copy of whom. As [Rounds] do, they take what is recorded as it is and ask for what is missing alone; so a study that is taken up again comes to what it would have come to.
final class Generations {

  /// What a study puts into them.
  interface Course {

    /// The members: those that are recorded, or as many as are wanted.
    List<Trial> begin(List<Trial> recorded, int wanted);

    /// Copies of members after a generation, one for each donor: those that are recorded, or others.
    List<Trial> copy(List<Trial> donors, int generation, List<Trial> recorded);

    /// A generation has ended.
    default void ended(int step, List<Reached> reached, Succession succession) {}
  }

  private final Population population;
  private final int steps;
  private final long seed;
  private final Progress progress;
  private final Course course;

  /// @param seed of the study
  Generations(Population population, int steps, long seed, Progress progress, Course course) {
    this.population = population;
    this.steps = steps;
    this.seed = seed;
    this.progress = progress;
    this.course = course;
  }

  /// Goes through them to the end of the training.
  ///
  /// @param recorded the trials of the search that there are, in the order of their numbers
  void play(List<Trial> recorded, int members) {
    var left = recorded.iterator();
    var living = new TreeMap<Integer, Trial>();
    course.begin(next(left, members), members).forEach(trial -> living.put(trial.number(), trial));
    for (int generation = 1; generation <= population.generations(); generation++) {
      int from = population.end(generation - 1, steps);
      int until = population.end(generation, steps);
      var missing = living.values().stream().filter(t -> !t.state().finished() && progress.recorded(t, until).isEmpty())
          .map(t -> new Stretch(t, from, until)).toList();
      if (!progress.train(missing)) return;
      var reached = new ArrayList<Reached>();
      for (var trial : List.copyOf(living.values()))
        progress.recorded(trial, until).ifPresentOrElse(reached::add, () -> living.remove(trial.number()));
      if (generation < population.generations()) succeed(living, reached, generation, members, left);
    }
  }

  private void succeed(Map<Integer, Trial> living, List<Reached> reached, int generation, int members, Iterator<Trial> left) {
    var random = Streams.stream(Streams.seed(seed, generation, "succession"));
    var succession = Succession.of(reached, members, population, random);
    var donors = succession.donors().stream().flatMap(number -> Optional.ofNullable(living.get(number)).stream()).toList();
    var copies = course.copy(donors, generation, next(left, donors.size()));
    progress.stop(succession.leaving().stream()
        .map(r -> new Ladder.Stopped(r, "After " + r.step() + " steps it gave way to a copy of a better one.")).toList());
    succession.leaving().forEach(r -> living.remove(r.trial()));
    copies.forEach(trial -> living.put(trial.number(), trial));
    course.ended(population.end(generation, steps), reached, succession);
  }

  private static List<Trial> next(Iterator<Trial> left, int count) {
    var next = new ArrayList<Trial>();
    while (next.size() < count && left.hasNext()) next.add(left.next());
    return next;
  }
}
