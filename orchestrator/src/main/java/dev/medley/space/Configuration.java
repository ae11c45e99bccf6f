package dev.medley.space;

import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that one trial is made from, what varies and what does not, by path.
///
/// For each [Section], `encoder` is the name of the chosen component as a [Value.Word], and `encoder.text-cnn.width` a setting of it;
/// every setting of the chosen components is there, and none of others. A setting that names a component is a word, with that component's settings below
/// it: `sampler.competence.over` and `sampler.competence.over.temperature.limit`. `batch.rows` and `batch.micro-batches` belong to no component.
public record Configuration(SortedMap<String, Value> values) {

  public Configuration {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /// Where it says whose random streams it has.
  public static final String LINE = "line";

  /// The number of the trial whose random streams a trial of this configuration has: its own, or that with which the line of a copy began.
  ///
  /// @param own the trial's own number
  public long line(long own) {
    return values.get(LINE) instanceof Value.Whole(long number) ? number : own;
  }

  /// The name of the component chosen for a section.
  public String chosen(Section section) {
    return chosen(section.key());
  }

  /// The name of the component chosen at a path: a section, or a setting that names a component, such as `sampler.competence.over`.
  public String chosen(String path) {
    return ((Value.Word) get(path)).value();
  }

  /// The settings of the component chosen for a section.
  public Settings settings(Section section) {
    return settings(section.key() + "." + chosen(section));
  }

  /// The names of the terms that are added to the losses.
  public List<String> terms() {
    return values.get(Language.TERMS) instanceof Value.Order(var names) ? names : List.of();
  }

  /// The settings of a term.
  public Settings term(String name) {
    return settings(Language.TERMS + "." + name);
  }

  /// Whether predictions are drawn towards keeping the study's rules.
  public boolean keepsRules() {
    return values.containsKey(Language.RULES + ".strength");
  }

  /// How they are.
  public Settings rules() {
    return settings(Language.RULES);
  }

  /// The same without terms and rules.
  public Configuration withoutTerms() {
    return without(List.of(Language.TERMS, Language.RULES));
  }

  /// The same without phases, of tasks that do not arrive one after the other.
  public Configuration withoutPhases() {
    return without(List.of(Language.PHASES, Language.LIFELONG));
  }

  /// The same, trained for its own tasks rather than as an initialisation.
  public Configuration withoutMeta() {
    return without(List.of(Language.META, Language.NEW_TASKS));
  }

  /// The same as an initialisation that is trained on all tasks at once, if it is one.
  public Configuration initialisedJointly() {
    return Meta.of(this).map(meta -> {
      var joint = Meta.Way.JOINT.key();
      var path = Language.META + "." + joint + ".";
      var values = new TreeMap<>(without(List.of(Language.META)).values());
      values.put(Language.META, new Value.Word(joint));
      for (var setting : List.of("inner-rate", "adapt")) values.put(path + setting, meta.settings().values().get(setting));
      return new Configuration(values);
    }).orElse(this);
  }

  private Configuration without(List<String> keys) {
    var others = new TreeMap<>(values);
    for (var key : keys)
      others.keySet().removeIf(path -> path.equals(key) || path.startsWith(key + "."));
    return new Configuration(others);
  }

  /// The number under a path: of a real setting, or of one task in a setting that has a number for each.
  ///
  /// @throws IllegalArgumentException if there is none
  public double number(String path) {
    if (values.get(path) instanceof Value.Real(double number)) return number;
    int dot = path.lastIndexOf('.');
    if (dot > 0 && values.get(path.substring(0, dot)) instanceof Value.Numbers(var parts)) {
      var part = parts.get(path.substring(dot + 1));
      if (part != null) return part;
    }
    throw new IllegalArgumentException("The configuration has no number " + path);
  }

  /// The values directly under a path, such as those of `batch`.
  public Settings settings(String path) {
    var settings = new HashMap<String, Value>();
    values.tailMap(path + ".").forEach((key, value) -> {
      if (key.startsWith(path + ".")) settings.put(key.substring(path.length() + 1), value);
    });
    return new Settings(path, settings);
  }

  /// The same with other values for some paths.
  public Configuration with(Map<String, Value> others) {
    var all = new TreeMap<>(values);
    all.putAll(others);
    return new Configuration(all);
  }

  private Value get(String path) {
    var value = values.get(path);
    if (value == null) throw new IllegalArgumentException("The configuration has no " + path + "; it has " + values.keySet());
    return value;
  }
}
