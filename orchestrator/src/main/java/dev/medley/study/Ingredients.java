package dev.medley.study;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sharing.Sharing;
import dev.medley.lifelong.AGem;
import dev.medley.plugin.Plugins;
import dev.medley.rules.Rule;
import dev.medley.rules.RulesTerm;
import dev.medley.space.Configuration;
import dev.medley.space.Lifelong;
import dev.medley.space.Phase;
import dev.medley.space.Section;
import dev.medley.training.Beginning;
import dev.medley.training.Member;
import dev.medley.training.PhaseTraining;
import dev.medley.training.data.StudyShape;
import dev.medley.training.model.Distillation;
import dev.medley.training.model.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// Makes what a configuration names.
final class Ingredients {

  private final Plugins plugins;
  private final long studySeed;
  private final List<Rule> rules;
  private final Optional<Beginning> beginning;

  /// @param rules of the study
  Ingredients(Plugins plugins, long studySeed, List<Rule> rules) {
    this(plugins, studySeed, rules, Optional.empty());
  }

  /// @param beginning from which trials with phases begin
  Ingredients(Plugins plugins, long studySeed, List<Rule> rules, Optional<Beginning> beginning) {
    this.plugins = plugins;
    this.studySeed = studySeed;
    this.rules = List.copyOf(rules);
    this.beginning = beginning;
  }

  /// Writes the configuration's network for a number of rows.
  IntFunction<Model> model(Configuration configuration, StudyShape shape) {
    Encoder encoder = make(Kind.ENCODER, Section.ENCODER, configuration);
    Sharing sharing = make(Kind.SHARING, Section.SHARING, configuration);
    var terms = terms(configuration);
    var distillation = Lifelong.of(configuration).filter(l -> l.method() == Lifelong.Method.LWF).map(l -> new Distillation(l.settings()));
    return rows -> Model.write(shape, encoder, configuration.chosen(Section.ENCODER), sharing, configuration.chosen(Section.SHARING), terms,
        distillation, rows);
  }

  /// The terms by name, the rules, and the loss itself if it is one.
  private SortedMap<String, LossTerm> terms(Configuration configuration) {
    var terms = new TreeMap<String, LossTerm>();
    for (var name : configuration.terms()) terms.put(name, plugins.find(Kind.TERM, name).factory().apply(configuration.term(name)));
    if (configuration.keepsRules()) terms.put(RulesTerm.NAME, new RulesTerm(rules, configuration.rules()));
    if (make(Kind.LOSS, Section.LOSS, configuration) instanceof LossTerm term) terms.put(configuration.chosen(Section.LOSS), term);
    return terms;
  }

  Encoder encoder(Configuration configuration) {
    return make(Kind.ENCODER, Section.ENCODER, configuration);
  }

  Member member(int trial, Configuration configuration) {
    Sampler sampler = sampler(configuration);
    Loss loss = make(Kind.LOSS, Section.LOSS, configuration);
    var phases = phases(configuration);
    return new Member(trial, studySeed, configuration, sampler, loss, phases, phases.isEmpty() ? Optional.empty() : beginning,
        Baselines.taskOf(configuration));
  }

  /// The phases that a trial goes through, each with its sampler and its loss.
  private List<PhaseTraining> phases(Configuration configuration) {
    boolean projects = Lifelong.of(configuration).filter(l -> l.method() == Lifelong.Method.A_GEM).isPresent();
    return Phase.of(configuration).stream()
        .map(phase -> new PhaseTraining(phase, sampler(configuration, phase), projects ? new AGem() : loss(configuration, phase))).toList();
  }

  private Loss loss(Configuration configuration, Phase phase) {
    return phase.ownLoss()
        ? make(Kind.LOSS, configuration, phase.path(Section.LOSS))
        : make(Kind.LOSS, phase.configuration(), Section.LOSS.key());
  }

  private Sampler sampler(Configuration configuration, Phase phase) {
    return phase.ownSampler()
        ? make(Kind.SAMPLER, configuration, phase.path(Section.SAMPLER))
        : make(Kind.SAMPLER, phase.configuration(), Section.SAMPLER.key());
  }

  /// Every sampler that a trial has at some time.
  List<Sampler> samplers(Configuration configuration) {
    var phases = Phase.of(configuration);
    return phases.isEmpty() ? List.of(sampler(configuration)) : phases.stream().map(phase -> sampler(configuration, phase)).toList();
  }

  Sampler sampler(Configuration configuration) {
    return Baselines.taskOf(configuration).<Sampler>map(OneTask::new)
        .orElseGet(() -> Baselines.isBaseline(configuration) ? new EqualMix() : make(Kind.SAMPLER, Section.SAMPLER, configuration));
  }

  private <T> T make(Kind<T> kind, Section section, Configuration configuration) {
    return make(kind, configuration, section.key());
  }

  /// The component that stands at a path, with those that its settings name.
  private <T> T make(Kind<T> kind, Configuration configuration, String path) {
    String name = configuration.chosen(path);
    Component<T> component = plugins.find(kind, name);
    var parts = new HashMap<String, Object>();
    for (var setting : component.settings()) {
      if (setting instanceof Setting.Part part)
        parts.put(part.name(), make(kindOf(part), configuration, path + "." + name + "." + part.name()));
    }
    var settings = configuration.settings(path + "." + name);
    return component.factory().apply(new Settings(settings.path(), settings.values(), parts));
  }

  private static Kind<?> kindOf(Setting.Part part) {
    return Kind.all().stream().filter(k -> k.type() == part.type()).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No kind of component makes a " + part.type()));
  }
}
