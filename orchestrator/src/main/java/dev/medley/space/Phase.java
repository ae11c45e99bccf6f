package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A part of a trial's training, as its configuration says it: which tasks it trains, how, and for how much of the steps.
///
/// @param tasks         that are trained in it, in the study's order
/// @param share         of the steps
/// @param rate          what the optimiser's rate is multiplied by
/// @param anew          whether warm-up and schedule begin with it, rather than go on
/// @param frozen        groups of parameters that do not move
/// @param rates         what the rate is multiplied by besides, for some groups of parameters
/// @param terms         that count while it lasts; all of the study's where it says nothing
/// @param configuration what the trial would be that had this phase alone: its sampler and its loss stand where a trial's do, and what they say of tasks says nothing of others
/// @param ownSampler    whether it has a sampler of its own
/// @param ownLoss       whether it has a loss of its own
public record Phase(String name, List<String> tasks, double share, double rate, boolean anew, List<String> frozen,
    SortedMap<String, Double> rates, Optional<List<String>> terms, Configuration configuration, boolean ownSampler, boolean ownLoss) {

  /// A model from which the first phase may begin.
  public sealed interface From {

    /// One that was exported.
    record Model(String directory) implements From {}

    /// That of a trial of the same store.
    ///
    /// @param trial its number, or -1 for the best of its study
    record Trained(String study, int trial) implements From {}
  }

  /// No group, where groups are named.
  public static final String NONE = "none";
  static final String AND = "+";
  /// The group of what a model is taught by, which never moves.
  private static final String TEACHER = "teacher";
  static final double LEAST_RATE = 1e-4;
  static final double MOST_RATE = 1e4;

  public Phase {
    tasks = List.copyOf(tasks);
    frozen = List.copyOf(frozen);
    rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
    terms = terms.map(List::copyOf);
  }

  /// The phases of a trial, in their order; none if it trains all its tasks in one way from beginning to end.
  public static List<Phase> of(Configuration configuration) {
    var lifelong = Lifelong.of(configuration);
    if (lifelong.isPresent()) return arrivals(lifelong.get(), configuration);
    if (!(configuration.values().get(Language.PHASES) instanceof Value.Order(var names))) return List.of();
    var phases = new ArrayList<Phase>();
    for (var name : names) phases.add(of(configuration, name));
    return phases;
  }

  /// Each arrival of a task is a phase, with as many steps and a schedule of its own.
  private static List<Phase> arrivals(Lifelong lifelong, Configuration configuration) {
    var phases = new ArrayList<Phase>();
    int count = lifelong.arriving() ? lifelong.order().size() : 1;
    for (int i = 0; i < count; i++) {
      var tasks = lifelong.trained(i);
      boolean distills = lifelong.method() == Lifelong.Method.LWF;
      phases.add(new Phase(lifelong.arriving() ? lifelong.order().get(i) : lifelong.method().key(), tasks, 1.0 / count, 1, true,
          distills ? List.of(TEACHER) : List.of(), new TreeMap<>(),
          distills ? Optional.of(distilled(lifelong, i, configuration)) : Optional.empty(),
          alone(configuration, Language.LIFELONG, tasks), false, false));
    }
    return phases;
  }

  /// What counts while the `i`-th task arrives: what is held of those before, and the study's own terms.
  private static List<String> distilled(Lifelong lifelong, int i, Configuration configuration) {
    return Stream.concat(lifelong.penalties().subList(0, i).stream(), configuration.terms().stream()).toList();
  }

  /// Where it stands from which trial of another study the first phase begins; empty if it does not, or from one that is named.
  static Optional<String> leftOpen(SortedMap<String, Value> fixed) {
    boolean open = from(fixed).filter(from -> from instanceof From.Trained(var _, int trial) && trial < 0).isPresent();
    return open && fixed.get(Language.PHASES) instanceof Value.Order(var names)
        ? Optional.of(Language.PHASES + "." + names.getFirst() + "." + Language.FROM + ".trial")
        : Optional.empty();
  }

  /// From what the first phase begins, if not from random parameters.
  static Optional<From> from(SortedMap<String, Value> fixed) {
    if (!(fixed.get(Language.PHASES) instanceof Value.Order(var names))) return Optional.empty();
    var path = Language.PHASES + "." + names.getFirst() + "." + Language.FROM + ".";
    if (fixed.get(path + "model") instanceof Value.Word(var directory) && !directory.isEmpty())
      return Optional.of(new From.Model(directory));
    return fixed.get(path + "study") instanceof Value.Word(var study) && !study.isEmpty()
        && fixed.get(path + "trial") instanceof Value.Whole(long trial)
            ? Optional.of(new From.Trained(study, (int) trial))
            : Optional.empty();
  }

  /// Where a phase's own section stands, such as its sampler.
  public String path(Section section) {
    return Language.PHASES + "." + name + "." + section.key();
  }

  private static Phase of(Configuration configuration, String name) {
    var path = Language.PHASES + "." + name;
    var said = configuration.settings(path);
    var tasks = said.order(Language.TASKS);
    var own = said.values();
    Map<String, Double> rates = own.get(Language.RATES) instanceof Value.Numbers(var parts) ? parts : Map.of();
    var terms = own.get(Language.TERMS) instanceof Value.Word(var listed)
        ? Optional.of(names(listed))
        : Optional.<List<String>>empty();
    return new Phase(name, tasks, share(configuration, name), said.real(Language.RATE), said.word(Language.SCHEDULE).equals(Language.ANEW),
        names(said.word(Language.FREEZE)), new TreeMap<>(rates), terms, alone(configuration, path, tasks),
        own.containsKey(Section.SAMPLER.key()), own.containsKey(Section.LOSS.key()));
  }

  static List<String> names(String word) {
    return word.equals(NONE) || word.isEmpty() ? List.of() : List.of(word.split("\\s*[+]\\s*"));
  }

  /// As it is written, or its part of what those leave that are.
  private static double share(Configuration configuration, String name) {
    var path = Language.PHASES + "." + name + "." + Language.SHARE;
    if (configuration.values().get(path) instanceof Value.Real(double written)) return written;
    double rest = 1;
    if (configuration.values().get(Language.PHASES) instanceof Value.Order(var names))
      for (var other : names)
        if (configuration.values().get(Language.PHASES + "." + other + "." + Language.SHARE) instanceof Value.Real(double written))
          rest -= written;
    return configuration.values().get(Language.PHASES + "." + PhasesReader.SHARES) instanceof Value.Shares(var parts)
        ? rest * parts.getOrDefault(name, 0.0)
        : 0;
  }

  /// The configuration of a trial without phases, which does throughout what this phase does.
  private static Configuration alone(Configuration configuration, String path, List<String> tasks) {
    var values = new TreeMap<>(configuration.withoutPhases().values());
    for (var section : List.of(Section.SAMPLER, Section.LOSS)) {
      var key = section.key();
      if (configuration.values().containsKey(path + "." + key)) {
        values.keySet().removeIf(p -> p.equals(key) || p.startsWith(key + "."));
        configuration.values().forEach((p, value) -> {
          if (p.equals(path + "." + key) || p.startsWith(path + "." + key + ".")) values.put(p.substring(path.length() + 1), value);
        });
      }
      values.replaceAll((p, value) -> p.startsWith(key + ".") ? among(value, tasks) : value);
    }
    return new Configuration(values);
  }

  /// What a value that has something for each task has for some of them.
  private static Value among(Value value, List<String> tasks) {
    return switch (value) {
      case Value.Shares(var parts) -> {
        var kept = kept(parts, tasks);
        double sum = kept.values().stream().mapToDouble(Double::doubleValue).sum();
        if (kept.size() == parts.size()) yield value;
        kept.replaceAll((_, share) -> sum > 0 ? share / sum : 1.0 / tasks.size());
        yield new Value.Shares(kept);
      }
      case Value.Numbers(var parts) -> new Value.Numbers(kept(parts, tasks));
      case Value.Schedules(var parts) -> new Value.Schedules(kept(parts, tasks));
      case Value.Order(var items) when items.containsAll(tasks) -> new Value.Order(items.stream().filter(tasks::contains).toList());
      case Value.Order _,Value.Real _,Value.Whole _,Value.Flag _,Value.Word _,Value.Schedule _ -> value;
    };
  }

  private static <T> Map<String, T> kept(Map<String, T> parts, List<String> tasks) {
    var kept = new LinkedHashMap<String, T>();
    parts.forEach((task, part) -> {
      if (tasks.contains(task)) kept.put(task, part);
    });
    return kept;
  }
}
