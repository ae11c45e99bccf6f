package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a space with everything that it left to defaults, as YAML that reads as the same space.
public final class SpacePrinter {

  private static final String INDENT = "  ";

  private final StudySpace study;
  private final Map<String, Parameter> parameters = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private SpacePrinter(StudySpace study) {
    this.study = study;
    study.space().parameters().forEach(p -> parameters.put(p.path(), p));
  }

  public static String print(StudySpace study) {
    return new SpacePrinter(study).print();
  }

  private String print() {
    line(0, Language.STUDY + ": " + YamlText.word(study.study()));
    line(0, Language.TASKS + ":");
    study.tasks().forEach(task -> line(1, "- " + task(task)));
    for (var section : Section.values()) component(section.key(), 0);
    if (StudySpace.sharesHeads(study.fixed())) line(0, Language.HEADS + ": " + StudySpace.SHARED);
    if (study.fixed().get(Language.TERMS) instanceof Value.Order(var terms)) terms(terms);
    if (!study.rules().isEmpty()) block(Language.RULES, 0, Language.RULES);
    if (study.fixed().get(Language.PHASES) instanceof Value.Order(var phases)) phases(phases);
    component(Language.LIFELONG, 0);
    component(Language.META, 0);
    block(Language.BATCH, 0, Language.BATCH);
    settings(Language.TEXT, study.text());
    var objectives = study.objectives().stream().map(SpacePrinter::objective).toList();
    line(0, Language.OBJECTIVE + ": " + (objectives.size() == 1 ? objectives.getFirst() : objectives));
    if (study.exam().isPresent()) block(Language.ROBUSTNESS, 0, Language.ROBUSTNESS);
    var budget = study.budget();
    String repeats = budget.repeats() == 0 ? "" : ", repeats: " + budget.repeats();
    line(0, "%s: {trials: %d, steps: %d%s}".formatted(Language.BUDGET, budget.trials(), budget.steps(), repeats));
    line(0, Language.RUNGS + ": {" + study.rungs().name() + ": " + flow(study.rungs().settings()) + "}");
    study.population().ifPresent(p -> settings(Language.POPULATION, p.settings()));
    line(0, Language.SEARCH + ": {" + study.search().name() + ": " + flow(study.search().settings()) + "}");
    if (!study.transfer().equals(Transfer.NONE)) line(0, Language.TRANSFER + ": " + TransferReader.written(study.transfer()));
    return text.toString();
  }

  private static String objective(StudySpace.Objective objective) {
    return "{" + (objective.maximize() ? "maximize" : "minimize") + ": " + YamlText.word(objective.metric()) + "}";
  }

  private String task(StudySpace.TaskUse task) {
    var parts = new ArrayList<>(List.of("use: " + YamlText.word(task.component()), "as: " + YamlText.word(task.name()),
        "role: " + (task.isNew() ? "new" : task.main() ? "main" : "auxiliary")));
    if (task.lossScale() != 1) parts.add(Language.LOSS_SCALE.name() + ": " + Numbers.show(task.lossScale()));
    if (!task.unseen().isEmpty()) parts.add(Language.UNSEEN.name() + ": " + YamlText.word(task.unseen()));
    if (task.few() > 0) parts.add(Language.FEW.name() + ": " + task.few());
    if (task.asText() != AsText.NO) parts.add(Language.AS_TEXT.name() + ": " + task.asText().word());
    new TreeMap<>(task.settings().values()).forEach((name, value) -> parts.add(name + ": " + YamlText.value(value)));
    return parts.stream().collect(Collectors.joining(", ", "{", "}"));
  }

  /// What stands at a path that names a component: a section, or a setting.
  private void component(String path, int depth) {
    String key = path.substring(path.lastIndexOf('.') + 1);
    if (parameters.get(path) instanceof Parameter.Choice choice) {
      line(depth, key + ":");
      line(depth + 1, "choose:");
      choice.options().forEach(option -> component(path, option, depth + 2, "- "));
    } else if (study.fixed().get(path) instanceof Value.Word(String only)) {
      line(depth, key + ":");
      component(path, only, depth + 1, "");
    }
  }

  private void terms(List<String> names) {
    line(0, Language.TERMS + ":");
    names.forEach(name -> component(Language.TERMS, name, 1, "- "));
  }

  private void phases(List<String> names) {
    line(0, Language.PHASES + ":");
    for (var name : names) {
      var path = Language.PHASES + "." + name;
      block("- " + YamlText.word(name), 1, path);
      if (!study.fixed().containsKey(path + "." + Language.SHARE)) line(3, Language.SHARE + ": " + SettingReader.SEARCH);
      if (!paths(path + "." + Language.FROM).isEmpty()) block(Language.FROM, 3, path + "." + Language.FROM);
    }
  }

  private void component(String above, String name, int depth, String bullet) {
    String path = above + "." + name;
    if (paths(path).isEmpty()) line(depth, bullet + (bullet.isEmpty() ? YamlText.word(name) + ": {}" : YamlText.word(name)));
    else block(bullet + YamlText.word(name), depth, path);
  }

  /// The settings directly under a path, one a line.
  private void block(String key, int depth, String path) {
    line(depth, key + ":");
    int below = depth + (key.startsWith("- ") ? 2 : 1);
    for (var setting : paths(path)) {
      if (namesComponent(setting)) component(setting, below);
      else line(below, setting.substring(path.length() + 1) + ": " + written(setting));
    }
  }

  /// Whether settings of a component lie below a setting.
  private boolean namesComponent(String path) {
    return Stream.concat(study.start().keySet().stream(), study.fixed().keySet().stream()).anyMatch(p -> p.startsWith(path + "."));
  }

  private List<String> paths(String above) {
    var all = new TreeMap<>(study.start());
    all.putAll(study.fixed());
    return all.keySet().stream().filter(path -> path.startsWith(above + ".") && path.indexOf('.', above.length() + 1) < 0).toList();
  }

  private String written(String path) {
    var start = study.start().get(path);
    if (start instanceof Value.Numbers(var parts)) {
      return parts.entrySet().stream()
          .map(e -> YamlText.word(e.getKey()) + ": " + part(path + "." + e.getKey(), new Value.Real(e.getValue())))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (start instanceof Value.Schedules(var parts) && parameters.get(path + "." + MixReader.MOMENT + 1) instanceof Parameter.Simplex mix)
      return "{schedule: " + YamlText.range(mix) + ", points: " + parts.values().iterator().next().values().size() + "}";
    if (start instanceof Value.Schedules(var parts)) {
      return parts.entrySet().stream()
          .map(e -> YamlText.word(e.getKey()) + ": " + part(path + "." + e.getKey(), e.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    var value = study.fixed().get(path);
    if (value != null) return YamlText.value(value);
    return Optional.ofNullable(parameters.get(path)).map(YamlText::range).orElseThrow();
  }

  private String part(String path, Value value) {
    var parameter = parameters.get(path);
    return parameter == null ? YamlText.value(value) : YamlText.range(parameter);
  }

  private void settings(String key, Settings settings) {
    line(0, key + ": " + flow(settings));
  }

  private static String flow(Settings settings) {
    return new TreeMap<>(settings.values()).entrySet().stream().map(e -> e.getKey() + ": " + YamlText.value(e.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void line(int depth, String content) {
    text.append(INDENT.repeat(depth)).append(content).append('\n');
  }
}
