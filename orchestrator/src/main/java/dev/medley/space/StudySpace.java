package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.robustness.Exam;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// A study as its file describes it: tasks, what varies and what does not, the objective and the budget.
///
/// @param study    its name
/// @param tasks    at least one
/// @param space    what varies
/// @param fixed    the values of everything that does not vary, for every component that can be chosen
/// @param text     the settings of section `text`: how texts become ids
/// @param objectives what is optimised, at least one thing; the first decides where one trial must be the best
/// @param search   the search and its settings
/// @param rungs    by what rule trials go on from rung to rung, and its settings
/// @param population how the trials are a population, where they are one
/// @param transfer whether the search begins with what won in other studies
/// @param source   the file's text, which the store keeps
/// @param start    the default of each setting that varies, by the setting's path: of the setting's own type, and within what is searched
public record StudySpace(
    String study,
    List<TaskUse> tasks,
    SearchSpace space,
    SortedMap<String, Value> fixed,
    Settings text,
    List<Objective> objectives,
    Budget budget,
    Use search,
    Use rungs,
    Optional<Population> population,
    Transfer transfer,
    String source,
    SortedMap<String, Value> start) {

  /// How heads are where tasks of a kind share one.
  static final String SHARED = "shared";

  /// Every trial trains to its end.
  public static final Use NO_RUNGS = new Use("none", new Settings("rungs.none", Map.of()));

  public StudySpace {
    tasks = List.copyOf(tasks);
    objectives = List.copyOf(objectives);
    if (objectives.isEmpty()) throw new IllegalArgumentException("A study needs an objective");
    fixed = Collections.unmodifiableSortedMap(new TreeMap<>(fixed));
    start = Collections.unmodifiableSortedMap(new TreeMap<>(start));
  }

  /// A study written in Java, in which intervals start in their middle, choices with their first option, and shares are equal.
  public StudySpace(
      String study, List<TaskUse> tasks, SearchSpace space, SortedMap<String, Value> fixed, Settings text, Objective objective,
      Budget budget, Use search, String source) {
    this(study, tasks, space, fixed, text, List.of(objective), budget, search, NO_RUNGS, Optional.empty(), Transfer.NONE, source,
        Completion.middles(space, fixed));
  }

  /// Completes a point with everything that does not vary. Settings of components that were not chosen are left out.
  ///
  /// @throws IllegalArgumentException if the point lacks a parameter that counts, or has one that the space does not know
  public Configuration configure(Point point) {
    return new Configuration(Completion.complete(this, point.values()));
  }

  /// Everything at its declared default, or at the nearest value that is searched; of a choice among components, the first.
  public Configuration defaults() {
    var values = new TreeMap<>(start);
    values.putAll(fixed);
    return new Configuration(Completion.chosen(values));
  }

  /// The same under another name and with another budget, such as the command line asks for.
  public StudySpace with(String study, Budget budget) {
    return new StudySpace(study, tasks, space, fixed, text, objectives, budget, search, rungs, population, transfer, source, start);
  }

  /// What decides where one trial must be the best.
  public Objective objective() {
    return objectives.getFirst();
  }

  /// What is known of how the tasks' classes go together, as it is written.
  public List<String> rules() {
    return fixed.get(Language.RULES + "." + Language.STATEMENTS) instanceof Value.Order(var statements) ? statements : List.of();
  }

  /// By what it is measured how robust trials are, if it is.
  public Optional<Exam> exam() {
    return RobustnessReader.exam(fixed);
  }

  /// From what the first phase begins, if not from random parameters.
  public Optional<Phase.From> from() {
    return Phase.from(fixed);
  }

  /// The same, but that its first phase begins from this trial of another study, where it was left open from which: the best one may be another later.
  public StudySpace beginningWith(int trial) {
    var open = Phase.leftOpen(fixed);
    if (open.isEmpty()) return this;
    var settled = new TreeMap<>(fixed);
    settled.put(open.get(), new Value.Whole(trial));
    return new StudySpace(study, tasks, space, settled, text, objectives, budget, search, rungs, population, transfer, source, start);
  }

  /// In which ways tasks may arrive one after the other; none if they do not.
  public Set<Lifelong.Method> arrivals() {
    var ways = new TreeSet<Lifelong.Method>();
    if (fixed.get(Language.LIFELONG) instanceof Value.Word(var word)) ways.add(Lifelong.Method.of(word));
    space.parameters().stream().filter(p -> p.path().equals(Language.LIFELONG)).map(Parameter.Choice.class::cast)
        .forEach(choice -> choice.options().forEach(option -> ways.add(Lifelong.Method.of(option))));
    return ways;
  }

  /// The groups of parameters that each phase names.
  public SortedMap<String, SortedSet<String>> phaseGroups() {
    var groups = new TreeMap<String, SortedSet<String>>();
    if (!(fixed.get(Language.PHASES) instanceof Value.Order(var names))) return groups;
    for (var name : names) {
      var path = Language.PHASES + "." + name + ".";
      var named = new TreeSet<String>();
      if (fixed.get(path + Language.FREEZE) instanceof Value.Word(var word)) named.addAll(Phase.names(word));
      space.parameters().stream().filter(p -> p.path().equals(path + Language.FREEZE)).map(Parameter.Choice.class::cast)
          .forEach(choice -> choice.options().forEach(option -> named.addAll(Phase.names(option))));
      for (var rates : List.of(fixed, start))
        if (rates.get(path + Language.RATES) instanceof Value.Numbers(var parts)) named.addAll(parts.keySet());
      groups.put(name, named);
    }
    return groups;
  }

  /// The tasks that trials do not train, but adapt to.
  public List<String> newTasks() {
    return tasks.stream().filter(TaskUse::isNew).map(TaskUse::name).toList();
  }

  /// The tasks whose numbers all are counted in one unit, and whose heads are one with those of others; none where each task has its own.
  public List<String> oneHead() {
    return sharesHeads(fixed) ? tasks.stream().filter(t -> !t.isNew()).map(TaskUse::name).toList() : List.of();
  }

  /// Whether tasks of a kind share one head, as values say by path.
  public static boolean sharesHeads(Map<String, Value> values) {
    return new Value.Word(SHARED).equals(values.get(Language.HEADS));
  }

  /// The names of the tasks, in order.
  public List<String> taskNames() {
    return tasks.stream().map(TaskUse::name).toList();
  }

  /// A component by name, with all its settings.
  public record Use(String name, Settings settings) {}

  /// A task of the study. `name` is unique in the study; `component` is what makes it; `lossScale` is what its loss is multiplied by, before any loss component sees it; `unseen` is the domain
  /// that is held out, or an empty string; `asText` says whether its answers are written; `few` is how many of its training
  /// examples are used, or 0 for all; `isNew` says whether it is not trained, but adapted to.
  public record TaskUse(String name, String component, Settings settings, boolean main, double lossScale, String unseen, AsText asText,
      int few, boolean isNew) {

    public TaskUse(String name, String component, Settings settings, boolean main, double lossScale, String unseen, AsText asText,
        int few) {
      this(name, component, settings, main, lossScale, unseen, asText, few, false);
    }

    public TaskUse(String name, String component, Settings settings, boolean main, double lossScale, String unseen) {
      this(name, component, settings, main, lossScale, unseen, AsText.NO, 0);
    }

    public TaskUse(String name, String component, Settings settings, boolean main) {
      this(name, component, settings, main, 1, "");
    }
  }

  /// What is optimised: `delta_m`, `delta_m_metrics`, `delta_m_tasks`, `robust`, `target-gain`, `others-loss`, `rules.broken`, or `TASK.METRIC`.
  public record Objective(String metric, boolean maximize) {}

  /// @param trials  how many, baselines not counted
  /// @param steps   optimiser steps of each
  /// @param repeats how many more may be spent on training the best ones again, with other seeds
  public record Budget(int trials, int steps, int repeats) {

    /// Without repeats.
    public Budget(int trials, int steps) {
      this(trials, steps, 0);
    }
  }
}
