package dev.medley.space;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads all settings of one owner: those that are given, and the defaults of the others.
final class SettingsReader {

  private final Problems problems;
  private final SettingReader reader;
  private final Defaults defaults;
  private final Parts parts;

  /// Reads a setting that names a component.
  @FunctionalInterface
  interface Parts {

    /// @param given what the space says, if anything
    /// @return what it and the settings below it come to, by path
    Map<String, Reading> read(Spot spot, Setting.Part part, Optional<Node> given);
  }

  /// Of owners that have no parts.
  SettingsReader(Problems problems, List<String> tasks) {
    this(problems, tasks, (spot, part, _) -> {
      throw new IllegalArgumentException(
          "The setting " + part.name() + " of " + spot.owner() + " names a component, which only sections have");
    });
  }

  SettingsReader(Problems problems, List<String> tasks, Parts parts) {
    this.problems = problems;
    this.parts = parts;
    this.reader = new SettingReader(problems, tasks);
    this.defaults = new Defaults(tasks);
  }

  /// Reads settings that may vary.
  ///
  /// @param owner    where the owner stands; what stands below a setting is named after it, with a dot between
  /// @param given    what the space says, by the name of the setting
  /// @param explored whether settings that are not given are searched over all of their range
  Map<String, Reading> read(Spot owner, List<Setting> declared, Map<String, Node.Entry> given, boolean explored, int line) {
    return read(owner, declared, given, explored, Set.of(), line);
  }

  /// The same where other keys stand among the settings and mean something else.
  Map<String, Reading> read(Spot owner, List<Setting> declared, Map<String, Node.Entry> given, boolean explored, Set<String> others,
      int line) {
    unknown(owner, declared, given, others);
    var readings = new LinkedHashMap<String, Reading>();
    for (var setting : declared) {
      var spot = owner.at(setting.name());
      var entry = given.get(setting.name());
      if (setting instanceof Setting.Part part) {
        parts.read(spot, part, Optional.ofNullable(entry).map(Node.Entry::value))
            .forEach((path, reading) -> readings.put(path.substring(owner.path().length() + 1), reading));
      } else if (entry != null) {
        reader.read(spot, setting, entry.value()).ifPresent(r -> readings.put(setting.name(), r));
      } else {
        required(owner, setting, line);
        readings.put(setting.name(), explored ? defaults.explored(spot, setting) : reader.absent(setting));
      }
    }
    return readings;
  }

  /// Reads settings that are one for the whole study.
  ///
  /// @param others keys that stand among the settings and mean something else
  Settings readFixed(Spot owner, List<Setting> declared, Map<String, Node.Entry> given, Set<String> others, int line) {
    unknown(owner, declared, given, others);
    var values = new HashMap<String, Value>();
    for (var setting : declared) {
      var entry = given.get(setting.name());
      if (entry == null) {
        required(owner, setting, line);
        values.put(setting.name(), defaults.of(setting));
        continue;
      }
      reader.read(owner.at(setting.name()), setting, entry.value()).ifPresent(reading -> {
        switch (reading) {
          case Reading.Fixed(var value) -> values.put(setting.name(), value);
          case Reading.Varying _ -> problems.maybe(
              "MED-021", setting.name(), entry.value().show(), owner.owner(), entry.line(), "is one for the whole study and cannot vary",
              "write one value");
        }
      });
    }
    return new Settings(owner.path(), values);
  }

  private void unknown(Spot owner, List<Setting> declared, Map<String, Node.Entry> given, Set<String> others) {
    var known = new ArrayList<>(declared.stream().map(Setting::name).toList());
    known.addAll(others.stream().sorted().toList());
    for (var entry : given.values()) {
      if (known.contains(entry.key())) continue;
      if (known.isEmpty())
        problems.maybe("MED-015", "setting", entry.key(), owner.owner(), entry.line(), "is not declared: it has no settings", "remove it");
      else
        problems.unknown("MED-015", "setting", entry.key(), owner.owner(), entry.line(), "is not declared", known);
    }
  }

  private void required(Spot owner, Setting setting, int line) {
    if (setting instanceof Setting.Text text && text.required()) {
      problems.maybe("MED-016", text.name(), "", owner.owner(), line, "is missing",
          "add `" + text.name() + ": ...`: " + text.summary().replaceFirst("\\.$", ""));
    }
  }
}
