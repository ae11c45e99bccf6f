package dev.medley.app.command;

import dev.medley.api.parameter.Setting;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;

/// A setting in words: what values it takes, and which it has when nothing is said.
record SettingText(String type, String range, String byDefault) {

  static SettingText of(Setting setting) {
    return switch (setting) {
      case Setting.Real r ->
        new SettingText("number", interval(Numbers.shown(r.min()), Numbers.shown(r.max()), r.logarithmic()), Numbers.shown(r.byDefault()));
      case Setting.Whole w -> new SettingText("whole number", interval(w.min() + "", w.max() + "", w.logarithmic()), w.byDefault() + "");
      case Setting.Choice c -> new SettingText("choice", String.join(", ", c.options()), c.byDefault());
      case Setting.Flag f -> new SettingText("flag", "true, false", f.byDefault() + "");
      case Setting.Text t -> new SettingText("text", "", t.required() ? "must be given" : t.byDefault());
      case Setting.Shares _ -> new SettingText("shares", "one per task, summing to 1", "equal");
      case Setting.Order _ -> new SettingText("order", "the tasks", "as in the space");
      case Setting.Part p ->
        new SettingText(p.type().getSimpleName().toLowerCase(java.util.Locale.ROOT), "any, with its settings", "the usual one");
      case Setting.PerTask p -> new SettingText("number per task",
          interval(Numbers.shown(p.min()), Numbers.shown(p.max()), p.logarithmic()), Numbers.shown(p.byDefault()));
    };
  }

  static Json json(Setting setting) {
    var text = of(setting);
    return Json.object().put("name", setting.name()).put("type", text.type()).put("range", text.range()).put("default", text.byDefault())
        .put("summary", setting.summary());
  }

  private static String interval(String min, String max, boolean logarithmic) {
    return min + " to " + max + (logarithmic ? " (log)" : "");
  }
}
