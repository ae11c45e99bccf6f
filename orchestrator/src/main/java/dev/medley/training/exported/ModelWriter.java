package dev.medley.training.exported;

import dev.medley.api.task.Target;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import dev.medley.space.Configuration;
import dev.medley.space.ConfigurationJson;
import dev.medley.training.Weights;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import dev.medley.training.engine.Archive;
import dev.medley.training.exported.ModelCard.Numbers;
import dev.medley.training.exported.ModelCard.TaskCard;
import dev.medley.training.model.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import tools.jackson.databind.json.JsonMapper;

/// Writes a trained trial's model into a directory.
public final class ModelWriter {

  static final String CARD = "model.json";
  static final String VOCABULARY = "vocabulary.txt";
  static final String WEIGHTS = "weights.bin";
  static final String PROGRAM = "program.pt";
  private static final int ROWS = 32;

  private ModelWriter() {}

  /// Where a model comes from.
  public record Origin(String medley, String study, int trial, Map<String, Double> scores) {
    public Origin {
      scores = Map.copyOf(scores);
    }
  }

  /// Writes into an empty or new directory; the card last, so that a directory with a card is whole.
  ///
  /// @param model writes the trial's network for a number of rows
  public static void write(Path directory, Origin origin, Configuration configuration, StudyData data, IntFunction<Model> model,
      Weights weights) throws IOException {
    var network = model.apply(ROWS);
    var program = StepProgram.prediction(network.plan(1, 1, data.tasks().size()));
    Files.createDirectories(directory);
    Files.write(directory.resolve(PROGRAM), Archive.pack(program.source()));
    Files.write(directory.resolve(WEIGHTS), weights.toBytes());
    Files.writeString(directory.resolve(VOCABULARY), String.join("\n", data.vocabulary().entries()), StandardCharsets.UTF_8);
    var card = card(origin, configuration, data, program);
    Files.writeString(directory.resolve(CARD), JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(card),
        StandardCharsets.UTF_8);
  }

  private static ModelCard card(Origin origin, Configuration configuration, StudyData data, StepProgram program) {
    var arguments = new LinkedHashMap<String, List<String>>();
    program.methods().forEach(method -> arguments.put(method, program.arguments(method)));
    var constants = new LinkedHashMap<String, Numbers>();
    program.constants().forEach((name, tensor) -> constants.put(name, numbers(tensor)));
    var scalars = program.scalars().stream().map(name -> (float) configuration.number(name))
        .toList();
    int length = data.input() instanceof InputShape.Text(int l, _) ? l : 0;
    return new ModelCard(ModelCard.FORMAT, origin.medley(), origin.study(), origin.trial(), ConfigurationJson.write(configuration),
        data.tasks().stream().map(table -> task(table, data)).toList(), data.vocabulary().unit(), data.vocabulary().hashed(), length,
        image(data.input()), data.inputScale(), ROWS,
        program.layout().ownSize(), scalars,
        arguments, constants, origin.scores(), data.answerLength(), data.beams());
  }

  private static List<Integer> image(InputShape input) {
    return input instanceof InputShape.Images(int channels, int height, int width) ? List.of(channels, height, width) : List.of();
  }

  private static TaskCard task(TaskTable table, StudyData data) {
    var labels = switch (table.target()) {
      case Target.Classes(var l) -> l;
      case Target.TokenClasses(var l) -> l;
      case Target.Text _ -> data.answerWords().words();
      case Target.Numbers(var names) -> names;
    };
    return new TaskCard(table.name(), table.kind(), labels, table.scale(), table.answerLength());
  }

  private static Numbers numbers(Tensor constant) {
    var values = ((Op.Constant) constant.op()).values();
    var list = new ArrayList<Float>();
    for (int i = 0; i < values.size(); i++) list.add(values.get(i));
    return new Numbers(constant.shape().dims(), list);
  }
}
