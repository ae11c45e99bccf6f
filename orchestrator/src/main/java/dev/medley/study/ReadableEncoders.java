package dev.medley.study;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Value;
import dev.medley.api.plugin.Kind;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.space.Parameter;
import dev.medley.space.SearchSpace;
import dev.medley.space.Section;
import dev.medley.space.StudySpace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Keeps encoders to the inputs that they read. A space that chooses among all that are installed is searched over those that read the tasks' inputs; one that names an encoder that
/// does not is refused.
final class ReadableEncoders {

  private static final String ENCODER = Section.ENCODER.key();

  private final StudySpace space;
  private final Plugins plugins;

  ReadableEncoders(StudySpace space, Plugins plugins) {
    this.space = space;
    this.plugins = plugins;
  }

  /// The space with those options alone that can be tried, unless there is a problem.
  StudySpace among(Class<? extends ModelInput> kind, List<Problem> problems) {
    var options = options();
    var others = new TreeSet<>(options.stream().filter(name -> !encoder(name).reads(kind)).toList());
    if (others.isEmpty()) return space;
    boolean all = options.size() > 1 && options.size() == plugins.components(Kind.ENCODER).size();
    if (all && others.size() < options.size()) return without(others);
    for (var name : others) {
      problems.add(Problem.maybe("MED-171",
          "The encoder (" + name + ") of study (" + space.study() + ") does not read the tasks' inputs ("
              + kind.getSimpleName().toLowerCase(Locale.ROOT) + ").",
          "choose another; `medley plugins list` shows what is installed"));
    }
    return space;
  }

  private List<String> options() {
    return space.space().parameters().stream().filter(p -> p.path().equals(ENCODER)).findFirst().map(p -> ((Parameter.Choice) p).options())
        .orElseGet(() -> List.of(space.defaults().chosen(Section.ENCODER)));
  }

  private Encoder encoder(String name) {
    var values = new TreeMap<>(space.start());
    values.putAll(space.fixed());
    values.put(ENCODER, new Value.Word(name));
    return new Ingredients(plugins, 0, List.of()).encoder(new Configuration(values));
  }

  private StudySpace without(Set<String> others) {
    var parameters = space.space().parameters().stream()
        .filter(p -> p.conditions().stream().noneMatch(c -> c.choice().equals(ENCODER) && others.contains(c.option())))
        .map(p -> p instanceof Parameter.Choice choice && p.path().equals(ENCODER) ? without(choice, others) : p).toList();
    var paths = new TreeSet<>(parameters.stream().map(Parameter::path).toList());
    var gone = new TreeSet<>(space.space().parameters().stream().map(Parameter::path).filter(p -> !paths.contains(p)).toList());
    var start = new TreeMap<>(space.start());
    start.keySet().removeAll(gone);
    if (start.get(ENCODER) instanceof Value.Word(var name) && others.contains(name))
      start.put(ENCODER, new Value.Word(options().stream().filter(o -> !others.contains(o)).findFirst().orElseThrow()));
    return new StudySpace(space.study(), space.tasks(), new SearchSpace(parameters), space.fixed(), space.text(), space.objectives(),
        space.budget(), space.search(), space.rungs(), space.population(), space.transfer(), space.source(), start);
  }

  private static Parameter without(Parameter.Choice choice, Set<String> others) {
    return new Parameter.Choice(choice.path(), choice.options().stream().filter(o -> !others.contains(o)).toList(), choice.ordered(),
        choice.conditions());
  }
}
