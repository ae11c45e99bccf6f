package dev.medley.study;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.loss.LossTerm;
import dev.medley.space.Configuration;
import dev.medley.space.Phase;
import dev.medley.space.StudySpace;
import dev.medley.training.GroupRates;
import dev.medley.training.data.StudyData;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Refuses phases that cannot be trained as they are written, once the tasks are loaded.
final class PhaseChecks {

  private static final Logger LOG = LoggerFactory.getLogger(PhaseChecks.class);

  private final StudySpace space;
  private final StudyData data;
  private final Ingredients ingredients;
  private final List<Problem> problems;

  PhaseChecks(StudySpace space, StudyData data, Ingredients ingredients, List<Problem> problems) {
    this.space = space;
    this.data = data;
    this.ingredients = ingredients;
    this.problems = problems;
  }

  /// @param configurations that a study tries first: every component that can be chosen is in one of them
  void check(Collection<Configuration> configurations) {
    if (Phase.of(space.defaults()).isEmpty()) return;
    var groups = new TreeSet<String>();
    for (var configuration : configurations) {
      terms(configuration);
      try {
        var own = ingredients.model(configuration, data.shape()).apply(1).groups().values();
        groups.addAll(own);
        still(configuration, new TreeSet<>(own));
      } catch (MedleyException | IllegalArgumentException e) {
        // It ends the trials that have it; groups are known from the others.
        LOG.debug("A network cannot be written", e);
      }
    }
    if (!groups.isEmpty()) known(groups);
  }

  private void terms(Configuration configuration) {
    for (var training : ingredients.member(0, configuration).phases()) {
      if (!(training.loss() instanceof LossTerm) || !training.phase().ownLoss()) continue;
      var problem = Problem.maybe("MED-831", "The loss (" + training.phase().configuration().chosen("loss") + ") of phase ("
          + training.phase().name() + ") is part of the network, which is the same in all phases.",
          "name it in `terms` of the study, and in `terms` of the phases where it counts");
      if (!problems.contains(problem)) problems.add(problem);
    }
  }

  private void still(Configuration configuration, Set<String> groups) {
    for (var phase : Phase.of(configuration)) {
      if (!groups.stream().allMatch(group -> GroupRates.frozen(phase, group))) continue;
      var problem = Problem.maybe("MED-832",
          "The groups (" + String.join(", ", phase.frozen()) + ") of phase (" + phase.name()
              + ") are all that there are, so nothing would move.",
          "leave one out of `freeze`");
      if (!problems.contains(problem)) problems.add(problem);
    }
  }

  private void known(Set<String> groups) {
    var names = new TreeSet<>(groups);
    groups.forEach(group -> names.add(group.substring(0, group.indexOf('/'))));
    var told = new HashSet<String>();
    space.phaseGroups().forEach((phase, named) -> named.forEach(group -> {
      if (!names.contains(group) && told.add(phase + " " + group)) {
        problems.add(
            Problem.didYouMean("MED-825", "The group (" + group + ") of phase (" + phase + ") has no parameters in any network of study ("
                + space.study() + ").", group, names, "There are: " + String.join(", ", names) + "."));
      }
    }));
  }
}
