package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import dev.medley.plugin.Plugins;
import dev.medley.space.Configuration;
import dev.medley.space.Phase;
import dev.medley.space.SearchSpace;
import dev.medley.space.Section;
import dev.medley.space.SpaceReader;
import dev.medley.space.StartPoints;
import dev.medley.space.StudySpace;
import dev.medley.space.Transfer;
import dev.medley.store.StoreException;
import dev.medley.store.Study;
import dev.medley.store.StudyStore;
import dev.medley.store.Trial;
import dev.medley.training.Beginning;
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
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Everything of a study that is known before its first trial. Making one checks all that can be checked, so that nothing is written for a study that cannot run.
///
/// @param origin the model from which trials begin
record Setup(StudySpace space, StudyData data, Ingredients ingredients, long seed, Optional<Origin> origin) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

  /// That of a study as the store has it.
  ///
  /// @throws InputException if the data are others by now: neither its figures nor its models would mean what they did
  static Setup of(Study study, Plugins plugins, StudyStore store) {
    var setup = of(space(study, plugins), study.seed(), plugins, Optional.of(store));
    var began = JSON.readTree(study.spaceJson()).path("data").asString("");
    if (began.isEmpty() || began.equals(setup.checksum())) return setup;
    throw new InputException(Problem.maybe("MED-702",
        "The data of study (" + study.name() + ") are not those that it began with, so its trials could not be compared.",
        "put the files back as they were, or run the space under another name with --study"));
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
    var space = SpaceReader.read(study.spaceYaml(), study.name(), plugins).with(study.name(), budget);
    return kept.has("from") ? space.beginningWith(kept.get("from").asInt()) : space;
  }

  static Setup of(StudySpace asked, long seed, Plugins plugins) {
    return of(asked, seed, plugins, Optional.empty());
  }

  /// @param store where a trial is looked for from which the study begins
  static Setup of(StudySpace space, long seed, Plugins plugins, Optional<StudyStore> store) {
    var problems = new ArrayList<Problem>();
    var tasks = load(space, plugins, problems);
    var origin = origin(space, plugins, store, problems);
    if (!problems.isEmpty()) throw new InputException(problems);
    var trial = origin.map(Origin::trial).orElse(OptionalInt.empty());
    return of(trial.isPresent() ? space.beginningWith(trial.getAsInt()) : space, seed, plugins, tasks, origin);
  }

  private static Setup of(StudySpace asked, long seed, Plugins plugins, List<LoadedTask> tasks, Optional<Origin> origin) {
    var problems = new ArrayList<Problem>();
    var unruled = StudyDataReader.read(tasks, asked.text(), origin.flatMap(Origin::vocabulary), asked.exam(), asked.oneHead());
    var ruled = unruled.withRules(StudyRules.of(asked, unruled, problems));
    var space = new ReadableEncoders(asked, plugins).among(Model.inputKind(ruled.input()), problems);
    var ingredients = new Ingredients(plugins, seed, ruled.rules(), origin.map(Origin::beginning));
    var goals = new Goals(space, ruled, ingredients);
    var data = ruled.withParts(goals.parts());
    goals.check(data, problems);
    var whole = SpaceChecks.of(space, plugins);
    problems.addAll(whole);
    checkSamplers(space, data, ingredients, problems);
    if (problems.size() == whole.size()) new PhaseChecks(space, data, ingredients, problems).check(first(space));
    problems.addAll(new MetaChecks(data, ingredients).of(first(space)));
    if (!problems.isEmpty()) throw new InputException(problems);
    // Shapes are checked where a network is written: the baselines' and the space's first before anything is trained.
    for (var configuration : List.of(Baselines.of(space, plugins).getLast(), space.defaults())) {
      try {
        var _ = ingredients.model(configuration, data.shape()).apply(configuration.settings("batch").whole("rows"));
      } catch (MedleyException e) {
        throw new InputException(e.problems());
      }
    }
    var setup = new Setup(space, data, ingredients, seed, origin);
    setup.refuseStrangers();
    return setup;
  }

  private static Optional<Origin> origin(StudySpace space, Plugins plugins, Optional<StudyStore> store, List<Problem> problems) {
    try {
      return Origin.of(space, plugins, store);
    } catch (MedleyException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    } catch (StoreException e) {
      problems.add(new Problem(e.error().id(), e.sentence(), ""));
      return Optional.empty();
    }
  }

  private static List<Configuration> first(StudySpace space) {
    return StartPoints.of(space, Map.of()).stream().map(space::configure).toList();
  }

  /// What a trial would begin with.
  Optional<Beginning.Begun> begun(int trial, Configuration configuration) {
    var member = ingredients.member(trial, configuration);
    return member.beginning().map(beginning -> Beginning.begun(beginning, member,
        Origin.layout(ingredients.model(configuration, data.shape()).apply(1), data.tasks().size()), data));
  }

  /// A model that has nothing in common with any network of the study is not what was meant.
  private void refuseStrangers() {
    if (origin.isEmpty() || first(space).stream().anyMatch(c -> begun(0, c).filter(b -> b.below() > 0).isPresent())) return;
    var misfit = begun(0, space.defaults()).map(Beginning.Begun::misfit).orElse(List.of());
    throw new InputException(Problem.maybe("MED-829",
        "The model (" + origin.get().beginning().name() + ") has no parameter below its heads that fits a network of study ("
            + space.study() + "): "
            + String.join("; ", misfit) + ".",
        "choose the encoder and the sharing that the model has, with its settings"));
  }

  /// Of what results are a function besides configurations: the data, and the model from which trials begin.
  String checksum() {
    return origin.map(o -> data.checksum() + " " + o.beginning().checksum()).orElse(data.checksum());
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
    if (!problems.isEmpty()) return tasks;
    var held = HoldOut.from(tasks, space.tasks(), problems);
    return IntStream.range(0, held.size()).mapToObj(t -> TextForText.of(held.get(t), space.tasks().get(t).asText(), problems)).toList();
  }

  private static LoadedTask load(StudySpace.TaskUse use, Plugins plugins) {
    Component<Task> component = plugins.find(Kind.TASK, use.component());
    Task task = component.factory().apply(use.settings());
    var data = task.load();
    return new LoadedTask(use.name(), use.main(), task.metrics(data.target()), few(data, use.few()), use.lossScale());
  }

  /// The data with no more training examples than so many, evenly from all; 0 for all of them.
  static TaskData few(TaskData data, int count) {
    var train = data.train();
    if (count == 0 || count >= train.size()) return data;
    var some = IntStream.range(0, count).mapToObj(i -> train.get((int) ((long) i * train.size() / count))).toList();
    return new TaskData(data.target(), some, data.validation(), data.test());
  }

  /// Lets every sampler that can be chosen begin, so that settings that do not fit the tasks are told before anything is trained.
  private static void checkSamplers(StudySpace space, StudyData data, Ingredients ingredients, List<Problem> problems) {
    var checked = new HashSet<String>();
    for (var point : StartPoints.of(space, Map.of())) {
      var configuration = space.configure(point);
      if (Phase.of(configuration).isEmpty() && !checked.add(configuration.chosen(Section.SAMPLER))) continue;
      var batch = configuration.settings("batch");
      try {
        var member = ingredients.member(0, configuration);
        Sampling.begin(member, data, batch.whole("micro-batches"), batch.whole("rows"), space.budget().steps());
      } catch (MedleyException e) {
        e.problems().stream().filter(p -> !problems.contains(p)).forEach(problems::add);
      } catch (RuntimeException | LinkageError e) {
        // A fault of the component, not of its settings: it ends the trials that choose it, and no other.
        LOG.warn("The sampler {} cannot begin", configuration.chosen(Section.SAMPLER), e);
      }
    }
  }
}
