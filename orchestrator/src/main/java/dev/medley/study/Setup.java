package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Task;
import dev.medley.plugin.Plugins;
import dev.medley.space.SearchSpace;
import dev.medley.space.Section;
import dev.medley.space.SpaceReader;
import dev.medley.space.StartPoints;
import dev.medley.space.StudySpace;
import dev.medley.space.Transfer;
import dev.medley.store.Study;
import dev.medley.store.Trial;
import dev.medley.training.Sampling;
import dev.medley.training.data.LoadedTask;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.StudyDataReader;
import dev.medley.training.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Everything of a study that is known before its first trial. Making one checks all that can be checked, so that nothing is written for a study that cannot run.
record Setup(StudySpace space, StudyData data, Ingredients ingredients, long seed) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

  /// That of a study as the store has it.
  static Setup of(Study study, Plugins plugins) {
    return of(space(study, plugins), study.seed(), plugins);
  }

  /// A space that has one trial, which trains as a trial of a study did: everything stands as it was there, schedules and all.
  static StudySpace alone(Study study, Trial trial, Plugins plugins) {
    var space = space(study, plugins);
    return new StudySpace(space.study() + "-" + trial.number(), space.tasks(), new SearchSpace(List.of()),
        Lineage.alone(RecordedPoint.configuration(trial)).values(), space.text(), space.objectives(),
        new StudySpace.Budget(1, space.budget().steps()), space.search(), StudySpace.NO_RUNGS, Optional.empty(), Transfer.NONE,
        space.source(),
        new TreeMap<>());
  }

  /// The space of a study as the store has it, with the budget that it was given last.
  private static StudySpace space(Study study, Plugins plugins) {
    var kept = JSON.readTree(study.spaceJson());
    var budget = new StudySpace.Budget(kept.get("trials").asInt(), kept.get("steps").asInt(), kept.path("repeats").asInt(0));
    return SpaceReader.read(study.spaceYaml(), study.name(), plugins).with(study.name(), budget);
  }

  static Setup of(StudySpace asked, long seed, Plugins plugins) {
    var problems = new ArrayList<Problem>();
    var tasks = load(asked, plugins, problems);
    if (!problems.isEmpty()) throw new InputException(problems);
    var unruled = StudyDataReader.read(tasks, asked.text());
    var data = unruled.withRules(StudyRules.of(asked, unruled, problems));
    var space = new ReadableEncoders(asked, plugins).among(Model.inputKind(data.input()), problems);
    var ingredients = new Ingredients(plugins, seed, data.rules());
    space.objectives().forEach(objective -> checkObjective(objective, space, data, problems));
    Rungs.problem(space).ifPresent(problems::add);
    problems.addAll(Members.problems(space, plugins));
    checkSamplers(space, data, ingredients, problems);
    if (!problems.isEmpty()) throw new InputException(problems);
    // Shapes are checked where a network is written: the baselines' and the space's first before anything is trained.
    var baseline = Baselines.of(space, plugins).getLast();
    var _ = ingredients.model(baseline, data.shape()).apply(baseline.settings("batch").whole("rows"));
    var usual = space.defaults();
    var _ = ingredients.model(usual, data.shape()).apply(usual.settings("batch").whole("rows"));
    return new Setup(space, data, ingredients, seed);
  }

  /// The tasks of a space with their examples; what is wrong with any is added to the problems.
  static List<LoadedTask> load(StudySpace space, Plugins plugins, List<Problem> problems) {
    var tasks = new ArrayList<LoadedTask>();
    for (var use : space.tasks()) {
      try {
        tasks.add(load(use, plugins));
      } catch (MedleyException e) {
        problems.addAll(e.problems());
      }
    }
    return problems.isEmpty() ? HoldOut.from(tasks, space.tasks(), problems) : tasks;
  }

  private static LoadedTask load(StudySpace.TaskUse use, Plugins plugins) {
    Component<Task> component = plugins.find(Kind.TASK, use.component());
    Task task = component.factory().apply(use.settings());
    var data = task.load();
    return new LoadedTask(use.name(), use.main(), task.metrics(data.target()), data, use.lossScale());
  }

  private static void checkObjective(StudySpace.Objective objective, StudySpace space, StudyData data, List<Problem> problems) {
    String metric = objective.metric();
    var known = new ArrayList<>(List.of("delta_m", "delta_m_metrics", "delta_m_tasks"));
    data.tasks().forEach(t -> t.metrics().forEach(m -> known.add(t.name() + "." + m.name())));
    if (!known.contains(metric)) {
      problems
          .add(Problem.didYouMean("MED-170", "The objective (" + metric + ") of study (" + space.study() + ") is no metric of its tasks.",
              metric, known, "There are: " + String.join(", ", known) + "."));
    }
  }

  /// Lets every sampler that can be chosen begin, so that settings that do not fit the tasks are told before anything is trained.
  private static void checkSamplers(StudySpace space, StudyData data, Ingredients ingredients, List<Problem> problems) {
    var checked = new HashSet<String>();
    for (var point : StartPoints.of(space, Map.of())) {
      var configuration = space.configure(point);
      if (!checked.add(configuration.chosen(Section.SAMPLER))) continue;
      var batch = configuration.settings("batch");
      try {
        var member = ingredients.member(0, configuration);
        var _ = member.sampler()
            .start(Sampling.context(member, data, batch.whole("micro-batches"), batch.whole("rows"), space.budget().steps()));
      } catch (MedleyException e) {
        problems.addAll(e.problems());
      } catch (RuntimeException | LinkageError e) {
        // A fault of the component, not of its settings: it ends the trials that choose it, and no other.
        LOG.warn("The sampler {} cannot begin", configuration.chosen(Section.SAMPLER), e);
      }
    }
  }
}
