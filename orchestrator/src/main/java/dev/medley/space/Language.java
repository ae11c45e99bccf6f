package dev.medley.space;

import dev.medley.api.parameter.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The words of a search space that no plugin brings, with their ranges.
final class Language {

  static final String STUDY = "study";
  static final String TASKS = "tasks";
  static final String TERMS = "terms";
  static final String RULES = "rules";

  static final String PHASES = "phases";
  static final String LIFELONG = "lifelong";
  static final String META = "meta";
  static final String HEADS = "heads";
  static final String ORDER = "order";

  /// Where the tasks stand that a trial adapts to, beside what is written.
  static final String NEW_TASKS = "new-tasks";

  /// What can be said of the tasks' output layers.
  static final Setting.Choice HEAD = Setting.choice(HEADS, List.of("own", StudySpace.SHARED), "own",
      "Whether each task has an output layer and a unit of its numbers of its own, or tasks of a kind share one.");
  static final String SHARE = "share";
  static final String FREEZE = "freeze";
  static final String RATE = "rate";
  static final String RATES = "rates";
  static final String SCHEDULE = "schedule";
  static final String ANEW = "anew";
  static final String FROM = "from";

  /// The list of rules, among the settings of the section `rules`.
  static final String STATEMENTS = "statements";

  /// By what it is measured how robust models are.
  static final String ROBUSTNESS = "robustness";

  static final String BATCH = "batch";
  static final String TEXT = "text";
  static final String OBJECTIVE = "objective";
  static final String BUDGET = "budget";
  static final String SEARCH = "search";
  static final String RUNGS = "rungs";
  static final String TRANSFER = "transfer";
  static final String POPULATION = "population";

  /// What can be said of every task, beside its own settings.
  static final Setting.Real LOSS_SCALE = Setting.real("loss-scale", 1e-6, 1e6, 1,
      "What its loss is multiplied by in training: the unit that it is counted in.");

  /// What can be said of every task, to see what its model is worth where examples are dear.
  static final Setting.Whole FEW = Setting.whole("few", 0, 100_000_000, 0,
      "How many of its training examples are used, evenly chosen; with 0, all.");

  /// What can be said of a task whose examples name their domain.
  static final Setting.Text UNSEEN = Setting.text("unseen", "",
      "A domain that is held out of training, validation and test data of all tasks, and looked at with test data.");

  /// What can be said of a task on texts.
  static final Setting.Choice AS_TEXT = Setting.choice("as-text", List.of("no", "answers", "spans"), "no",
      "Whether its answers are written: `answers` asks for its labels or tags as words, `spans` for words that are cut out of its texts, whatever its answers are.");

  /// What takes part in a step. May be searched.
  static final Declaration BATCHES = new Declaration(BATCH, "What takes part in a step.", List.of(
      Setting.logWhole("rows", 1, 4096, 32, "How many examples a micro-batch has."),
      Setting.whole("micro-batches", 1, 64, 8, "How many micro-batches, each of one task, a step joins.")));

  /// How predictions are drawn towards keeping the study's rules. May be searched.
  static final Declaration RULES_SETTINGS = new Declaration(RULES, "What is known of how the tasks' classes go together.", List.of(
      Setting.choice("semantics", List.of("product", "lukasiewicz", "exact"), "product",
          "How true a rule is where classes have probabilities."),
      Setting.real("strength", 0, 1000, 0.1,
          "What is lost where rules are broken, against the tasks' losses; at 0 rules are only counted."),
      Setting.flag("evidence", true, "Whether the label of an example stands for what is predicted for its task.")));

  /// What a phase says in plain settings, which may be searched.
  static final List<Setting> PHASE_SETTINGS = List.of(
      Setting.logReal(RATE, Phase.LEAST_RATE, Phase.MOST_RATE, 1, "What the optimizer's rate is multiplied by while the phase lasts."),
      Setting.choice(SCHEDULE, List.of("on", ANEW), "on",
          "Whether the optimizer's warm-up and schedule go on through the phase, or begin anew with it and end with it."));

  /// What a phase says of groups of parameters, which stand where tasks stand otherwise.
  static final Setting.PerTask GROUP_RATES = new Setting.PerTask(RATES, Phase.LEAST_RATE, Phase.MOST_RATE, 1, true,
      "What the phase's rate is multiplied by for a group of parameters.");

  /// What a phase says otherwise.
  static final Set<String> PHASE_PARTS = Set.of(TASKS, SHARE, Section.SAMPLER.key(), Section.LOSS.key(), TERMS, FREEZE, RATES, FROM);

  /// From what the first phase begins.
  static final List<Setting> FROM_SETTINGS = List.of(
      Setting.text("model", "", "The directory of an exported model."),
      Setting.text("study", "", "A study of the same store."),
      Setting.whole("trial", -1, Integer.MAX_VALUE, -1, "The number of its trial; with -1, its best."));

  /// How tasks that arrive one after the other are learnt.
  static final List<Declaration> LIFELONGS = List.of(
      arriving("naive", "Trains on each task as if none had been before."),
      arriving("joint", "Trains on all tasks at once, as if none had ever been away."),
      arriving("replay", "Keeps some examples of earlier tasks, and trains on them again.", memory()),
      arriving("ewc",
          "Holds parameters near to what earlier tasks left, by how much their likelihood depends on each (elastic weight consolidation).",
          Setting.logReal("strength", 1e-3, 1e8, 100, "How strongly parameters are held: half of it counts a squared distance."),
          Setting.choice("mode", List.of("separate", "online"), "separate",
              "Whether each task holds parameters where it left them, or all together hold them where the last one did."),
          Setting.real("decay", 0, 1, 0.9, "What is left of the weight of earlier tasks when another has been learnt, in mode online."),
          Setting.logWhole("examples", 1, 100_000, 64, "How many examples of a task are looked at one by one."),
          Setting.choice("fisher", List.of("empirical", "sampled"), "empirical",
              "Whether the likelihood is that of the data's labels, or of labels drawn from what the model says (the true Fisher information).")),
      arriving("si",
          "Holds parameters near to what earlier tasks left, by how much each has lowered their losses on its way (synaptic intelligence).",
          Setting.logReal("strength", 1e-4, 1e6, 0.1, "How strongly parameters are held."),
          Setting.logReal("damping", 1e-6, 10, 0.1, "What is added to the square of the way that a parameter went.")),
      arriving("lwf",
          "Holds what the model says of earlier tasks, on the examples of each that arrives, near to what it said before (learning without forgetting).",
          Setting.logReal("strength", 1e-3, 1e3, 1, "How strongly it is held, against the losses."),
          Setting.real("temperature", 1, 20, 2, "How much what is unlikely counts.")),
      arriving("a-gem", "Keeps some examples of earlier tasks, and takes from each update what would make them worse on the whole.",
          memory()));

  /// How a model is trained as an initialisation, from which it adapts to new tasks.
  static final List<Declaration> METAS = List.of(
      initialised("reptile", "Moves to where some steps of descent on each task lead.",
          Setting.whole("inner-steps", 1, 100, 5, "How many steps of descent adapt to a task in a step of training."),
          examples("fresh")),
      initialised("fomaml", "Follows the gradients of other examples at where some steps of descent on each task lead (first-order MAML).",
          Setting.whole("inner-steps", 1, 100, 1, "How many steps of descent adapt to a task in a step of training."),
          examples("same")),
      initialised("joint", "Trains on all tasks at once, whatever is to be adapted to."));

  private static Setting examples(String usual) {
    return Setting.choice("examples", List.of("same", "fresh"), usual,
        "Whether all steps of an adaptation look at the same examples, or each at others.");
  }

  private static Declaration initialised(String name, String summary, Setting... more) {
    var settings = new ArrayList<Setting>(List.of(
        Setting.logReal("inner-rate", 1e-5, 10, 0.01, "The rate of the steps that adapt, in training and to new tasks."),
        Setting.whole("adapt", 0, 1000, 10, "How many steps adapt to a new task.")));
    settings.addAll(List.of(more));
    return new Declaration(name, summary, settings);
  }

  private static Setting[] memory() {
    return new Setting[]{
      Setting.logWhole("buffer", 1, 1_000_000, 200, "How many examples of earlier tasks are kept in all."),
      Setting.choice("keep", List.of("reservoir", "balanced"), "reservoir",
          "Whether every example has the same chance to be kept, or every task has as many."),
      Setting.real("share", 0.05, 0.95, 0.5, "How much of the micro-batches is of what is kept.")};
  }

  private static Declaration arriving(String name, String summary, Setting... more) {
    var settings = new ArrayList<Setting>(List.of(Setting.order(ORDER, "The order in which the tasks arrive.")));
    settings.addAll(List.of(more));
    return new Declaration(name, summary, settings);
  }

  /// How texts become word ids. One for the whole study, so that trials compare.
  static final Declaration TEXTS = new Declaration(TEXT, "How texts become word ids.", List.of(
      Setting.choice("unit", List.of("words", "grams", "pieces", "bytes"), "words",
          "What a text is read by: words, words and the three-letter grams of those that are not known, the pieces of words that a file lists, or bytes."),
      Setting.whole("length", 1, 4096, 32, "How many of these units of a text are read."),
      Setting.whole("vocabulary", 2, 1_000_000, 8000, "How many different words are known, the most frequent ones of the training data."),
      Setting.whole("hashed", 0, 1_000_000, 0,
          "How many ids the words share that are not known, by how they begin and end, or by their grams; with none they all are one."),
      Setting.text("pieces", "", "The file that lists the pieces of words, one a line, those that go on a word with ## before them."),
      Setting.whole("beams", 1, 16, 1, "How many beginnings of an answer are kept while it is written; with one, writing is greedy.")));

  /// How robust models are. One for the whole study, so that trials compare.
  static final Setting.Whole ROBUSTNESS_EXAMPLES = Setting.logWhole("examples", 1, 100_000, 200,
      "How many examples of each task are looked at, of those that are validated with.");

  /// How much is spent. One for the whole study.
  static final Declaration BUDGETS = new Declaration(BUDGET, "How much is spent.", List.of(
      Setting.whole("trials", 1, 1_000_000, 64, "How many trials there are, baselines not counted."),
      Setting.whole("steps", 1, 10_000_000, 600, "How many optimiser steps each trial trains."),
      Setting.whole("repeats", 0, 1_000_000, 0,
          "How many more trainings may go into repeating the best trials with new seeds, until it is settled which is the best.")));

  /// What a search is when the space names none.
  static final String USUAL_SEARCH = "auto";

  /// By what rule trials go on from rung to rung; the first is what counts when the space names none.
  static final List<Declaration> RUNG_RULES = List.of(
      new Declaration("none", "Every trial trains to its end.", List.of()),
      new Declaration("halving", "The best of those that have reached a rung go on, as soon as they are among them.", rungs(3)),
      new Declaration("median", "The worse half of those that have reached a rung is stopped.",
          rungs(2, Setting.whole("fewest", 2, 10_000, 5, "How many must have reached a rung before anybody is stopped there."))),
      new Declaration("threshold", "Who has not reached a figure at a rung is stopped.",
          rungs(2, Setting.real("reach", -1e9, 1e9, 0, "What the objective must have reached at every rung."))),
      new Declaration("guarded", "Nobody is stopped but by the guard.", rungs(2)));

  /// How the trials of a study are a population, where they are one.
  static final Declaration POPULATIONS = new Declaration(POPULATION,
      "The trials train side by side, and the worst give way to copies of the best.", List.of(
          Setting.whole("generations", 2, Parameter.Schedule.MOST_POINTS - 1, 8,
              "Into how many equally long parts the training falls; who gives way is decided after each but the last."),
          Setting.real("part", 0.01, 0.5, 0.25, "What part of the population gives way each time."),
          Setting.real("factor", 1.01, 100, 1.2, "By which a copy's numbers are larger or smaller than those that it copies."),
          Setting.real("anew", 0, 1, 0.25, "How likely a number of a copy is drawn anew instead.")));

  /// What the search looks at when the space says nothing.
  static final StudySpace.Objective USUAL_OBJECTIVE = new StudySpace.Objective("delta_m", true);

  private Language() {}

  private static List<Setting> rungs(long factor, Setting... more) {
    var settings = new ArrayList<Setting>(List.of(
        Setting.whole("first", 0, 10_000_000, 0,
            "After how many steps trials are first looked at; with 0, at the steps over the factor squared."),
        Setting.whole("factor", 2, 10, factor, "How many times as many steps each further rung is after.")));
    settings.addAll(List.of(more));
    settings.add(Setting.real("guard", 0, 100, 100,
        "By how many per cent any task may be worse than alone after as many steps, in its first metric; with 100, by any."));
    return settings;
  }

  /// All keys of a space, in the order in which they are best written.
  static List<String> keys() {
    var keys = new ArrayList<>(List.of(STUDY, TASKS));
    keys.addAll(Section.keys());
    keys.addAll(List.of(HEADS, TERMS, RULES, PHASES, LIFELONG, META, BATCH, TEXT, OBJECTIVE, ROBUSTNESS, BUDGET, RUNGS, POPULATION, SEARCH,
        TRANSFER));
    return keys;
  }

  /// What a section holds when the space says nothing, if it is installed.
  static String usual(Section section) {
    return switch (section) {
      case ENCODER -> "text-cnn";
      case SHARING -> "hard";
      case SAMPLER -> "proportional";
      case LOSS -> "equal";
      case OPTIMIZER -> "adam";
    };
  }
}
