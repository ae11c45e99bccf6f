package dev.medley.space;

import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the list of tasks.
final class TaskReader {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final String NEW = "new";
  static final List<String> ROLES = List.of("main", "auxiliary", NEW);
  private static final String USE = "use";
  private static final String ROLE = "role";
  private static final String AS = "as";
  private static final Set<String> OF_EVERY_TASK = Set.of(USE, ROLE, AS, Language.LOSS_SCALE.name(), Language.UNSEEN.name(),
      Language.AS_TEXT.name(), Language.FEW.name(), TaskFamily.MANY);
  private static final OfEveryTask USUAL = new OfEveryTask(1, "", AsText.NO, 0, false);

  private final Problems problems;
  private final Catalogue catalogue;

  TaskReader(Problems problems, Catalogue catalogue) {
    this.problems = problems;
    this.catalogue = catalogue;
  }

  /// All tasks, in so far as their names can be told, so that what names them can be checked.
  List<StudySpace.TaskUse> read(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) {
      problems.maybe("MED-009", "list of tasks", "", 1, "is missing",
          "write `tasks: [" + String.join(", ", installed().stream().limit(2).toList()) + "]`");
      return List.of();
    }
    if (!(entry.get().value() instanceof Node.Items items)) {
      var named = switch (entry.get().value()) {
        case Node.Entries entries when !entries.entries().containsKey(USE) -> String.join(", ", entries.entries().keySet());
        case Node.Scalar word when word.nothing() -> String.join(", ", installed().stream().limit(2).toList());
        case Node other -> other.show();
      };
      problems.maybe("MED-009", "list of tasks", entry.get().value().show(), entry.get().line(), "must be a list",
          "write `tasks: [" + named + "]`");
      return List.of();
    }
    if (items.items().isEmpty()) {
      problems.maybe("MED-009", "list of tasks", "", items.line(), "is empty", "name one of: " + String.join(", ", installed()));
      return List.of();
    }
    var tasks = new ArrayList<StudySpace.TaskUse>();
    var lines = new HashMap<String, Integer>();
    for (var item : items.items()) {
      task(item).forEach(task -> {
        var first = lines.putIfAbsent(task.name(), item.line());
        if (first == null) tasks.add(task);
        else
          if (installed().contains(task.component()))
            problems.maybe("MED-011", "task", task.name(), item.line(), "stands twice, first in line " + first,
                "remove one, or give it another name: `{use: " + task.component() + ", as: ...}`");
      });
    }
    if (!tasks.isEmpty() && tasks.stream().noneMatch(StudySpace.TaskUse::main)) {
      problems.maybe("MED-009", "list of tasks", "", items.line(), "has no main task, only auxiliary ones",
          "remove `role: auxiliary` from what the model is for");
    }
    return tasks.stream().noneMatch(StudySpace.TaskUse::isNew) ? tasks : tasks.stream().map(TaskReader::helping).toList();
  }

  /// Where there are new tasks, the model is for them, and the others are there to help.
  private static StudySpace.TaskUse helping(StudySpace.TaskUse task) {
    return task.isNew()
        ? task
        : new StudySpace.TaskUse(task.name(), task.component(), task.settings(), false, task.lossScale(), task.unseen(), task.asText(),
            task.few());
  }

  private List<StudySpace.TaskUse> task(Node item) {
    return switch (item) {
      case Node.Scalar word when !word.nothing() -> List.of(use(word.text(), word.text(), Map.of(), true, word.line(), USUAL));
      case Node.Entries entries when entries.entries().containsKey(TaskFamily.MANY) -> family(entries);
      case Node.Entries entries when entries.entries().containsKey(USE) -> mapped(entries).stream().toList();
      default -> {
        problems.maybe("MED-010", "task", item.show(), item.line(), "names no task", "write a name, or `{use: NAME, role: auxiliary}`");
        yield List.of();
      }
    };
  }

  private List<StudySpace.TaskUse> family(Node.Entries entries) {
    var component = word(entries, USE);
    var name = entries.entries().containsKey(AS) ? word(entries, AS) : component;
    if (component.isEmpty() || name.isEmpty()) return List.of();
    var uses = new ArrayList<StudySpace.TaskUse>();
    for (var member : new TaskFamily(problems, catalogue).members(entries, component.get().text(), name.get().text())) {
      int before = problems.count();
      mapped(member).ifPresent(uses::add);
      // What is wrong with one is wrong with all, and told once.
      if (problems.count() > before) break;
    }
    return uses;
  }

  private Optional<StudySpace.TaskUse> mapped(Node.Entries entries) {
    var component = word(entries, USE);
    if (component.isEmpty()) return Optional.empty();
    var name = entries.entries().containsKey(AS) ? word(entries, AS) : component;
    boolean main = true;
    boolean fresh = false;
    if (entries.entries().containsKey(ROLE)) {
      var role = word(entries, ROLE);
      role.filter(r -> !ROLES.contains(r.text())).ifPresent(
          r -> problems.unknown("MED-019", "role", r.text(), "task " + component.get().text(), r.line(), "is none of its options", ROLES));
      main = role.isEmpty() || !role.get().text().equals("auxiliary");
      fresh = role.filter(r -> r.text().equals(NEW)).isPresent();
    }
    if (name.isEmpty()) return Optional.empty();
    if (!NAME.matcher(name.get().text()).matches()) {
      problems.maybe("MED-008", "name", name.get().text(), "task " + component.get().text(), name.get().line(),
          "must be letters, digits, hyphens and underscores, at most 64",
          "write `as: " + plain(name.get().text(), component.get().text()) + "`");
    }
    var given = new HashMap<>(entries.entries());
    OF_EVERY_TASK.forEach(given::remove);
    return Optional
        .of(use(name.get().text(), component.get().text(), given, main, entries.line(), ofEveryTask(name.get().text(), entries, fresh)));
  }

  /// What can be said of every task, beside its own settings.
  private record OfEveryTask(double lossScale, String unseen, AsText asText, int few, boolean isNew) {}

  private OfEveryTask ofEveryTask(String task, Node.Entries entries, boolean fresh) {
    var given = new HashMap<String, Node.Entry>();
    var settings = List.<Setting>of(Language.LOSS_SCALE, Language.UNSEEN, Language.AS_TEXT, Language.FEW);
    for (var setting : settings)
      Optional.ofNullable(entries.entries().get(setting.name())).ifPresent(entry -> given.put(setting.name(), entry));
    var found = new SettingsReader(problems, List.of(task)).readFixed(new Spot("tasks." + task, "task " + task, List.of()), settings, given,
        Set.of(), entries.line());
    return new OfEveryTask(found.values().get(Language.LOSS_SCALE.name()) instanceof Value.Real(double scale) ? scale : USUAL.lossScale(),
        found.values().get(Language.UNSEEN.name()) instanceof Value.Word(String domain) ? domain : USUAL.unseen(),
        found.values().get(Language.AS_TEXT.name()) instanceof Value.Word(String word) ? AsText.named(word) : USUAL.asText(),
        found.values().get(Language.FEW.name()) instanceof Value.Whole(long few) ? Math.toIntExact(few) : USUAL.few(), fresh);
  }

  private Optional<Node.Scalar> word(Node.Entries entries, String key) {
    var entry = entries.entries().get(key);
    if (entry != null && entry.value() instanceof Node.Scalar word && !word.nothing()) return Optional.of(word);
    problems.maybe("MED-010", key, entry == null ? "" : entry.value().show(), "task", entries.line(), "must be a name",
        "write `" + key + ": NAME`");
    return Optional.empty();
  }

  private StudySpace.TaskUse use(String name, String component, Map<String, Node.Entry> given, boolean main, int line,
      OfEveryTask common) {
    var declared = catalogue.tasks().stream().filter(d -> d.name().equals(component)).findFirst();
    var path = "tasks." + name;
    if (declared.isEmpty()) {
      problems.unknown("MED-010", "task", component, line, "is not installed", installed());
      return new StudySpace.TaskUse(meant(name), component, new Settings(path, Map.of()), main);
    }
    var settings = new SettingsReader(problems, List.of(name)).readFixed(new Spot(path, "task " + name, List.of()),
        declared.get().settings(), given, OF_EVERY_TASK, line);
    return new StudySpace.TaskUse(name, component, settings, main, common.lossScale(), common.unseen(), common.asText(), common.few(),
        common.isNew());
  }

  /// The name that a misspelt one was probably meant to be, so that what names the task rightly elsewhere is not taken for wrong.
  private String meant(String name) {
    return Problem.nearest(name, installed()).stream().findFirst().orElse(name);
  }

  private List<String> installed() {
    return catalogue.tasks().stream().map(Declaration::name).toList();
  }

  /// The nearest name that will do.
  private static String plain(String name, String component) {
    var plain = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return plain.isEmpty() ? component : plain.substring(0, Math.min(64, plain.length()));
  }
}
