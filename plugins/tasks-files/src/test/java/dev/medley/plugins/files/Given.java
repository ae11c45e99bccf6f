package dev.medley.plugins.files;

import dev.medley.api.error.InputException;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Component;
import dev.medley.api.task.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A folder with files that a test writes, and tasks that read them as the host would make them.
record Given(Path folder) {

  Path file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] content) {
    var path = folder.resolve(name);
    try (OutputStream plain = Files.newOutputStream(path); OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return path;
  }

  /// @param settings name and value in turn; numbers and truth values as they are written
  Task task(String format, String file, String... settings) {
    var component = new FileTasks().components().stream().filter(c -> c.name().equals(format)).findFirst().orElseThrow();
    var values = new HashMap<String, Value>();
    for (var setting : component.settings()) values.put(setting.name(), byDefault(setting));
    values.put("file", new Value.Word(folder.resolve(file).toString()));
    for (int i = 0; i < settings.length; i += 2) {
      int at = i;
      var setting = component.settings().stream().filter(s -> s.name().equals(settings[at])).findFirst().orElseThrow();
      values.put(setting.name(), value(setting, settings[i + 1]));
    }
    return (Task) made(component, values);
  }

  /// What is said about a task that cannot be loaded, with the folder's name left out.
  String problems(String format, String file, String... settings) {
    try {
      task(format, file, settings).load();
      return "";
    } catch (InputException e) {
      return String.valueOf(e.getMessage()).replace(folder + "/", "").replace(folder.toString(), "FOLDER")
          .replace(Path.of("").toAbsolutePath().toString(), "HERE");
    }
  }

  private static Object made(Component<?> component, Map<String, Value> values) {
    return component.factory().apply(new Settings("tasks.mine", values));
  }

  private static Value byDefault(Setting setting) {
    return switch (setting) {
      case Setting.Real s -> new Value.Real(s.byDefault());
      case Setting.Whole s -> new Value.Whole(s.byDefault());
      case Setting.Choice s -> new Value.Word(s.byDefault());
      case Setting.Flag s -> new Value.Flag(s.byDefault());
      case Setting.Text s -> new Value.Word(s.byDefault());
      case Setting.Shares _,Setting.Order _,Setting.PerTask _,Setting.Part _ ->
        throw new IllegalArgumentException("A task knows nothing of the others: " + setting);
    };
  }

  private static Value value(Setting setting, String text) {
    return switch (setting) {
      case Setting.Real _ -> new Value.Real(Double.parseDouble(text));
      case Setting.Whole _ -> new Value.Whole(Long.parseLong(text));
      case Setting.Flag _ -> new Value.Flag(Boolean.parseBoolean(text));
      case Setting.Choice _,Setting.Text _,Setting.Shares _,Setting.Order _,Setting.PerTask _,Setting.Part _ -> new Value.Word(text);
    };
  }
}
