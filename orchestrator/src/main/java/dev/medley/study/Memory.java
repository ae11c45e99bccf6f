package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.memory.Kinship;
import dev.medley.memory.Translation;
import dev.medley.search.WarmStart;
import dev.medley.space.ConfigurationJson;
import dev.medley.space.Point;
import dev.medley.space.StudySpace;
import dev.medley.space.Transfer;
import dev.medley.store.Descriptor;
import dev.medley.store.LeaderboardQuery;
import dev.medley.store.Lesson;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.StudySummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a study learns from others, chosen once, when its baselines have ended, and written down in its own record: from then on it goes by that, whatever becomes of the others. Every study also writes down
/// what is known of it, by which later ones find it.
public final class Memory {

  private final Study study;
  private final StudySpace space;
  private final StudyStore store;

  /// Another study, as far as it is worth hearing.
  private record Past(WarmStart.Advice advice, List<Lesson> lessons) {}

  Memory(Study study, StudySpace space, StudyStore store) {
    this.study = study;
    this.space = space;
    this.store = store;
  }

  /// Refuses studies to begin with that cannot be begun with.
  ///
  /// @throws InputException with all of them
  static void check(StudySpace space, StudyStore store) {
    if (!(space.transfer() instanceof Transfer.Named(var names))) return;
    var known = new LinkedHashMap<String, StudySummary>();
    store.studies().forEach(summary -> known.put(summary.study().name(), summary));
    var problems = new ArrayList<Problem>();
    for (var name : names) {
      var summary = known.get(name);
      if (summary == null) {
        problems.add(Problem.didYouMean("MED-861",
            "The study (" + name + ") that study (" + space.study() + ") is to begin with is not in this store.",
            name, known.keySet(),
            known.isEmpty() ? "The store has no study yet." : "The store has: " + String.join(", ", known.keySet()) + "."));
      } else if (summary.best().isEmpty()) {
        problems.add(Problem.maybe("MED-862",
            "The study (" + name + ") that study (" + space.study() + ") is to begin with has no completed trial.",
            "end it first with `medley resume " + name + "`, or leave it out"));
      }
    }
    if (!problems.isEmpty()) throw new InputException(problems);
  }

  /// Chooses what to learn, unless it is written down already.
  ///
  /// @param facts what is known of this study
  /// @return what a user should know of it, in one line; nothing if nothing was asked for, or all was known before
  Optional<String> begin(List<Descriptor> facts) {
    if (!store.descriptors(study.id()).isEmpty()) return Optional.empty();
    var pasts = switch (space.transfer()) {
      case Transfer.None _ -> List.<Past>of();
      case Transfer.MostAlike _ -> mostAlike(facts);
      case Transfer.Named(var names) -> names.stream().map(name -> past(store.study(name), facts)).toList();
    };
    store.remember(study.id(), facts, pasts.stream().flatMap(past -> past.lessons().stream()).toList());
    return space.transfer().equals(Transfer.NONE) ? Optional.empty() : Optional.of(told(store.lessons(study.id())));
  }

  private List<Past> mostAlike(List<Descriptor> facts) {
    var pasts = new TreeMap<String, Past>();
    for (var summary : store.studies()) {
      if (summary.study().id().equals(study.id()) || summary.best().isEmpty()) continue;
      pasts.put(summary.study().name(), past(summary.study(), facts));
    }
    return WarmStart.worthHearing(pasts.values().stream().map(Past::advice).toList()).stream()
        .flatMap(advice -> Optional.ofNullable(pasts.get(advice.name())).stream()).toList();
  }

  /// Its best trials, as they would be here. It is worth as much as it is like this study, times what part of its best trials' values fit here.
  private Past past(Study other, List<Descriptor> facts) {
    var kinship = Kinship.of(byTask(facts), byTask(store.descriptors(other.id())));
    var translation = new Translation(space, kinship.counterparts());
    var numbers = new LinkedHashMap<Point, Integer>();
    double fitting = 0;
    var best = store.leaderboard(LeaderboardQuery.best(List.of(other.id()), WarmStart.POINTS)).rows();
    for (var row : best) {
      var likened = translation.of(StudyLoop.configuration(row.trial()));
      fitting += likened.fitting() / best.size();
      if (likened.fitting() > 0) numbers.putIfAbsent(likened.point(), row.trial().number());
    }
    double weight = kinship.likeness() * fitting;
    var lessons = numbers.entrySet().stream()
        .map(e -> new Lesson(other.name(), weight, e.getValue(), ConfigurationJson.write(e.getKey()))).toList();
    return new Past(new WarmStart.Advice(weight, other.name(), List.copyOf(numbers.keySet())), lessons);
  }

  private static Map<String, Map<String, Double>> byTask(List<Descriptor> facts) {
    var byTask = new TreeMap<String, Map<String, Double>>();
    facts.forEach(fact -> byTask.computeIfAbsent(fact.task(), _ -> new TreeMap<>()).put(fact.name(), fact.value()));
    return byTask;
  }

  /// What is written down, as a search hears it.
  static List<WarmStart.Advice> advice(List<Lesson> lessons) {
    var byPast = new LinkedHashMap<String, List<Lesson>>();
    lessons.forEach(lesson -> byPast.computeIfAbsent(lesson.past(), _ -> new ArrayList<>()).add(lesson));
    return byPast.entrySet().stream().map(e -> new WarmStart.Advice(e.getValue().getFirst().weight(), e.getKey(),
        e.getValue().stream().map(lesson -> ConfigurationJson.readPoint(lesson.point())).toList())).toList();
  }

  /// What a study learnt, in one line.
  public static String told(List<Lesson> lessons) {
    var byPast = new LinkedHashMap<String, List<Lesson>>();
    lessons.forEach(lesson -> byPast.computeIfAbsent(lesson.past(), _ -> new ArrayList<>()).add(lesson));
    if (byPast.isEmpty()) return "Begins with no other study: none of the store is enough like it.";
    return byPast.entrySet().stream().map(e -> e.getKey() + " (worth " + Math.round(100 * e.getValue().getFirst().weight()) + " %, trials "
        + String.join(", ", e.getValue().stream().map(lesson -> String.valueOf(lesson.trial())).toList()) + ")")
        .reduce((a, b) -> a + " and " + b).map(pasts -> "Begins with what won in " + pasts + ".").orElseThrow();
  }
}
