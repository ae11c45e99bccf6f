package dev.medley.benchmark;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Task;
import dev.medley.plugin.Plugins;
import dev.medley.space.Declaration;
import dev.medley.space.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes installed components as a space would, for a benchmark's own tasks.
record Parts(Plugins plugins, List<String> tasks) {

  Task task(String name, Map<String, Value> given) {
    return plugins.find(Kind.TASK, name).factory().apply(settings("tasks." + name, plugins.tasks(), name, given));
  }

  Encoder encoder(String name, Map<String, Value> given) {
    return plugins.find(Kind.ENCODER, name).factory()
        .apply(settings("encoder." + name, plugins.declarations(Section.ENCODER), name, given));
  }

  Sharing sharing(String name, Map<String, Value> given) {
    return plugins.find(Kind.SHARING, name).factory()
        .apply(settings("sharing." + name, plugins.declarations(Section.SHARING), name, given));
  }

  LossTerm term(String name, Map<String, Value> given) {
    return plugins.find(Kind.TERM, name).factory().apply(settings("terms." + name, plugins.terms(), name, given));
  }

  Sampler sampler(String name, Map<String, Value> given) {
    return plugins.find(Kind.SAMPLER, name).factory()
        .apply(settings("sampler." + name, plugins.declarations(Section.SAMPLER), name, given));
  }

  Loss equal() {
    return plugins.find(Kind.LOSS, "equal").factory().apply(settings("loss.equal", plugins.declarations(Section.LOSS), "equal", Map.of()));
  }

  private Settings settings(String path, List<Declaration> declared, String name, Map<String, Value> given) {
    var values = new HashMap<String, Value>();
    declared.stream().filter(d -> d.name().equals(name)).forEach(d -> values.putAll(d.defaults(tasks)));
    values.putAll(given);
    return new Settings(path, values);
  }
}
