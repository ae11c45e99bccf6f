package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the list of phases that every trial goes through, each a name with what holds while it lasts.
final class PhasesReader {

  /// Where searched shares stand, beside the phases.
  static final String SHARES = "shares";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final double TOLERANCE = 1e-5;

  private final Problems problems;
  private final Catalogue catalogue;
  private final List<String> tasks;
  private final Draft draft;
  private final Map<String, Double> shares = new LinkedHashMap<>();
  private final List<String> searched = new ArrayList<>();
  private final Set<String> trained = new LinkedHashSet<>();
  private final List<String> names = new ArrayList<>();
  private boolean begun;

  PhasesReader(Problems problems, Catalogue catalogue, List<String> tasks, Draft draft) {
    this.problems = problems;
    this.catalogue = catalogue;
    this.tasks = tasks;
    this.draft = draft;
  }

  void read(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return;
    int line = entry.get().line();
    switch (entry.get().value()) {
      case Node.Items items when !items.items().isEmpty() -> {
        items.items().forEach(this::phase);
        if (names.isEmpty()) return;
        sum(line);
        untrained(line);
        draft.add(Language.PHASES, new Reading.Fixed(new Value.Order(names)));
      }
      case Node.Scalar word when word.nothing() -> {}
      case Node other -> problems.maybe("MED-820", Language.PHASES, other.show(), line, "must be a list of phases",
          "write `phases: [{pretrain: {share: 0.5}}, {tune: {share: 0.5}}]`");
    }
  }

  private void phase(Node item) {
    if (!(item instanceof Node.Entries entries) || entries.entries().size() != 1) {
      problems.maybe("MED-820", "phase", item.show(), item.line(), "must be a name with what holds while it lasts",
          "write `{pretrain: {share: 0.5}}`");
      return;
    }
    var entry = entries.entries().values().iterator().next();
    var name = entry.key();
    if (!NAME.matcher(name).matches() || name.equals(SHARES)) {
      problems.maybe("MED-821", "phase", name, entry.line(),
          "must have a name of letters, digits, hyphens and underscores, other than " + SHARES, "call it pretrain");
      return;
    }
    if (names.contains(name)) {
      problems.maybe("MED-821", "phase", name, entry.line(), "stands in the list twice", "give each a name of its own");
      return;
    }
    names.add(name);
    one(name, SpaceReader.mapping(problems, "phase " + name, Optional.of(entry)), entry.line());
  }

  private void one(String name, Map<String, Node.Entry> given, int line) {
    var spot = new Spot(Language.PHASES + "." + name, "phase " + name, List.of());
    var plain = new LinkedHashMap<>(given);
    plain.keySet().removeAll(Language.PHASE_PARTS);
    var own = tasks(spot, Optional.ofNullable(given.get(Language.TASKS)));
    trained.addAll(own);
    draft.add(spot.at(Language.TASKS).path(), new Reading.Fixed(new Value.Order(own)));
    new SettingsReader(problems, List.of()).read(spot, Language.PHASE_SETTINGS, plain, false, Language.PHASE_PARTS, line)
        .forEach((setting, reading) -> draft.add(spot.at(setting).path(), reading));
    share(spot, name, Optional.ofNullable(given.get(Language.SHARE)), line);
    var sections = new SectionReader(problems, catalogue, own, draft);
    for (var section : List.of(Section.SAMPLER, Section.LOSS)) {
      var entry = given.get(section.key());
      if (entry != null) sections.read(section, spot.at(section.key()), entry);
    }
    new PhaseGroupsReader(problems, draft).read(spot, given);
    Optional.ofNullable(given.get(Language.FROM)).ifPresent(from -> {
      if (begun || names.size() > 1)
        problems.maybe("MED-826", Language.FROM, from.value().show(), spot.owner(), from.line(),
            "stands in a later phase, which begins from the phase before it", "move it to the first phase");
      else
        from(spot, from);
      begun = true;
    });
  }

  private List<String> tasks(Spot spot, Optional<Node.Entry> entry) {
    if (entry.isEmpty() || (entry.get().value() instanceof Node.Scalar word && word.text().equals(Language.TASKS))) return tasks;
    var own = new LinkedHashSet<String>();
    if (entry.get().value() instanceof Node.Items items) {
      for (var item : items.items()) {
        var name = item instanceof Node.Scalar word ? word.text() : item.show();
        if (!tasks.contains(name)) problems.unknown("MED-823", "task", name, spot.owner(), item.line(), "is none of the study", tasks);
        else if (!own.add(name)) problems.maybe("MED-823", "task", name, spot.owner(), item.line(), "is named twice", "remove one");
      }
      // In the study's order, whatever theirs.
      if (!own.isEmpty()) return tasks.stream().filter(own::contains).toList();
    }
    if (!(entry.get().value() instanceof Node.Items items) || items.items().isEmpty())
      problems.maybe("MED-823", Language.TASKS, entry.get().value().show(), spot.owner(), entry.get().line(), "must be a list of tasks",
          "write `tasks: [" + tasks.getFirst() + "]`, or leave it out for all of them");
    return tasks;
  }

  private void share(Spot spot, String name, Optional<Node.Entry> entry, int line) {
    if (entry.isEmpty()) {
      problems.maybe("MED-822", Language.SHARE, "", spot.owner(), line, "is missing", "write `share: 0.5`, or `share: search`");
      return;
    }
    if (entry.get().value() instanceof Node.Scalar word && word.text().equals(SettingReader.SEARCH)) {
      searched.add(name);
      return;
    }
    var setting = Setting.real(Language.SHARE, 0, 1, 0, "How much of the steps it takes.");
    new SettingReader(problems, List.of()).read(spot.at(Language.SHARE), setting, entry.get().value()).ifPresent(reading -> {
      if (reading instanceof Reading.Fixed(Value.Real(double value))) shares.put(name, value);
      else
        problems.maybe("MED-822", Language.SHARE, entry.get().value().show(), spot.owner(), entry.get().line(),
            "must be a number or `search`", "write `share: search`: those that are searched divide what the others leave");
    });
  }

  /// Shares that are written must leave something to those that are searched, or else be all.
  private void sum(int line) {
    if (shares.size() + searched.size() < names.size()) return;
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    String shown = Numbers.show(Math.round(sum * 1e6) / 1e6);
    if (searched.isEmpty() && Math.abs(sum - 1) > TOLERANCE)
      problems.maybe("MED-822", "sum", shown, "the phases' shares", line, "must be 1", sum > 0 ? "divide each by " + shown : "write 0.5");
    else
      if (!searched.isEmpty() && sum >= 1)
        problems.maybe("MED-822", "sum", shown, "the phases' written shares", line,
            "must be below 1, since " + String.join(", ", searched) + " share the rest", "write less");
    double divisor = searched.isEmpty() && sum > 0 ? sum : 1;
    shares.forEach((name, share) -> draft.add(Language.PHASES + "." + name + "." + Language.SHARE,
        new Reading.Fixed(new Value.Real(Math.abs(divisor - 1) > 1e-10 ? share / divisor : share))));
    if (searched.isEmpty()) return;
    var path = Language.PHASES + "." + SHARES;
    var simplex = new Parameter.Simplex(path, searched, Collections.nCopies(searched.size(), 0.0), searched.size(), List.of());
    draft.add(path, new Defaults(searched).simplex(simplex));
  }

  /// A task that no phase trains is only there to be watched, which makes sense where the model can do it to begin with.
  private void untrained(int line) {
    if (begun) return;
    for (var task : tasks) {
      if (!trained.contains(task))
        problems.maybe("MED-824", "task", task, line, "is trained in no phase", "add it to the `tasks` of one, or remove it");
    }
  }

  private void from(Spot spot, Node.Entry entry) {
    var given = SpaceReader.mapping(problems, Language.FROM + " of " + spot.owner(), Optional.of(entry));
    var settings = new SettingsReader(problems, List.of()).readFixed(spot.at(Language.FROM), Language.FROM_SETTINGS, given, Set.of(),
        entry.line());
    boolean model = settings.values().get("model") instanceof Value.Word(var directory) && !directory.isEmpty();
    boolean study = settings.values().get("study") instanceof Value.Word(var name) && !name.isEmpty();
    if (model == study) {
      problems.maybe("MED-826", Language.FROM, entry.value().show(), spot.owner(), entry.line(), "must name a model or a study",
          "write `{model: DIRECTORY}` or `{study: NAME, trial: 79}`");
    }
    settings.values().forEach((key, value) -> draft.add(spot.path() + "." + Language.FROM + "." + key, new Reading.Fixed(value)));
  }
}
