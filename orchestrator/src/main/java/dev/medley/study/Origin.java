package dev.medley.study;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Value;
import dev.medley.plugin.Plugins;
import dev.medley.space.ConfigurationJson;
import dev.medley.space.Phase;
import dev.medley.space.Section;
import dev.medley.space.StudySpace;
import dev.medley.store.StudyStore;
import dev.medley.training.Beginning;
import dev.medley.training.Weights;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.AnswerWords;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyShape;
import dev.medley.training.data.TaskTable;
import dev.medley.training.data.Vocabulary;
import dev.medley.training.exported.ModelCard;
import dev.medley.training.exported.StoredModel;
import dev.medley.training.model.Model;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The model from which the first phase of a study begins.
///
/// @param trial      whose it is, where it is one of a study
/// @param vocabulary by which it reads texts, and the study with it; nothing where its inputs are none
record Origin(Beginning beginning, OptionalInt trial, Optional<Vocabulary> vocabulary) {

  /// Finds the model that a space names: an exported one, or that of a trial.
  ///
  /// @param store where trials are looked for; without one, a study that begins from a trial is taken to begin from nothing, which is enough to check all else of it
  static Optional<Origin> of(StudySpace space, Plugins plugins, Optional<StudyStore> store) {
    var from = space.from();
    if (from.isEmpty()) return Optional.empty();
    return from.get() instanceof Phase.From.Model(var directory)
        ? Optional.of(exported(directory, plugins))
        : store.map(s -> trained((Phase.From.Trained) from.get(), plugins, s));
  }

  private static Origin exported(String directory, Plugins plugins) {
    var stored = StoredModel.read(Path.of(directory));
    var card = stored.card();
    var labels = new LinkedHashMap<String, List<String>>();
    card.tasks().forEach(t -> labels.put(t.name(), Beginning.labels(t.labels(), t.kind(), t.scale())));
    // Terms and losses are no part of what a model takes from its inputs.
    var configuration = ConfigurationJson.readConfiguration(card.configuration()).withoutTerms()
        .with(Map.of(Section.LOSS.key(), new Value.Word("equal")));
    var vocabulary = card.length() > 0 ? Optional.of(stored.vocabulary()) : Optional.<Vocabulary>empty();
    var model = new Ingredients(plugins, 0, List.of())
        .model(configuration, shape(card, stored.vocabulary(), StudySpace.sharesHeads(configuration.values()))).apply(1);
    return new Origin(beginning(directory, model, labels, stored.weights(), words(card)), OptionalInt.empty(), vocabulary);
  }

  private static StudyShape shape(ModelCard card, Vocabulary vocabulary, boolean oneHead) {
    InputShape input = card.length() > 0
        ? new InputShape.Text(card.length(), vocabulary.size())
        : card.image().isEmpty()
            ? new InputShape.Vectors(card.width())
            : new InputShape.Images(card.image().get(0), card.image().get(1), card.image().get(2));
    return new StudyShape(input, card.tasks().stream().map(t -> new StudyShape.TaskShape(t.name(), t.kind(),
        t.kind() == HeadKind.TEXT ? new AnswerWords(t.labels()).size() : t.labels().size())).toList(), Map.of(), List.of(),
        card.answerLength(), oneHead);
  }

  private static Origin trained(Phase.From.Trained from, Plugins plugins, StudyStore store) {
    var finished = Finished.of(from.study(), from.trial() < 0 ? OptionalInt.empty() : OptionalInt.of(from.trial()), plugins, store);
    var data = finished.setup().data();
    var labels = new LinkedHashMap<String, List<String>>();
    for (TaskTable table : data.tasks()) labels.put(table.name(), Beginning.labels(table));
    var model = finished.setup().ingredients().model(StudyLoop.configuration(finished.trial()), data.shape()).apply(1);
    var vocabulary = data.input() instanceof InputShape.Text ? Optional.of(data.vocabulary()) : Optional.<Vocabulary>empty();
    return new Origin(beginning(from.study() + "/" + finished.trial().number(), model, labels, finished.weights().of(finished.trial()),
        data.answerWords().words()), OptionalInt.of(finished.trial().number()), vocabulary);
  }

  /// What a model writes, where it does: one list for all its tasks.
  private static List<String> words(ModelCard card) {
    return card.tasks().stream().filter(t -> t.kind() == HeadKind.TEXT).findFirst().map(ModelCard.TaskCard::labels).orElse(List.of());
  }

  private static Beginning beginning(String name, Model model, Map<String, List<String>> labels, Weights weights, List<String> words) {
    try {
      return new Beginning(name, layout(model, labels.size()), weights, labels, words);
    } catch (IllegalArgumentException e) {
      throw new InputException(Problem.maybe("MED-829", "The parameters of model (" + name + ") are not those of its network.",
          "export it again with this version of Medley and of its plugins"), e);
    }
  }

  /// Where the parameters of a network lie.
  static ParameterLayout layout(Model model, int tasks) {
    return StepProgram.prediction(model.plan(1, 1, tasks)).layout();
  }
}
