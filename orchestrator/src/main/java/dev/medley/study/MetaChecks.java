package dev.medley.study;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.loss.LossTerm;
import dev.medley.space.Configuration;
import dev.medley.space.Meta;
import dev.medley.space.Section;
import dev.medley.training.data.StudyData;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refuses components with which no initialisation can be trained, once the tasks are loaded.
final class MetaChecks {

  private static final Logger LOG = LoggerFactory.getLogger(MetaChecks.class);

  private final StudyData data;
  private final Ingredients ingredients;
  private final Set<Problem> problems = new LinkedHashSet<>();

  MetaChecks(StudyData data, Ingredients ingredients) {
    this.data = data;
    this.ingredients = ingredients;
  }

  /// @param configurations that a study tries first: every component that can be chosen is in one of them
  Set<Problem> of(Collection<Configuration> configurations) {
    configurations.stream().filter(c -> Meta.of(c).isPresent()).forEach(this::check);
    return problems;
  }

  private void check(Configuration configuration) {
    try {
      switch (ingredients.member(0, configuration).loss()) {
        case JacobianAggregator _ -> refuse("loss", configuration.chosen(Section.LOSS),
            "makes an update of gradients, and what an adaptation has come to is more than a gradient", "choose one that weighs losses");
        case LossTerm _ -> refuse("loss", configuration.chosen(Section.LOSS),
            "is a penalty of a model as it stands, and not of what it adapts to", "choose one that weighs losses");
        default -> {}
      }
      if (!ingredients.model(configuration, data.shape()).apply(1).penalties().isEmpty())
        refuse("sharing", configuration.chosen(Section.SHARING), "adds a penalty of a model as it stands, and not of what it adapts to",
            "choose one that adds none, such as `hard`");
    } catch (MedleyException | IllegalArgumentException e) {
      // It ends the trials that have it.
      LOG.debug("A network cannot be written", e);
    }
  }

  private void refuse(String noun, String name, String why, String advice) {
    problems.add(Problem.maybe("MED-886", "The " + noun + " (" + name + ") cannot train an initialisation: it " + why + ".", advice));
  }
}
