package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Input;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Terminal;
import dev.medley.training.exported.ExportedModel;
import dev.medley.training.exported.ModelCard.TaskCard;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley predict`: what an exported model says of each line of standard input, as JSON lines.
@Command(name = "predict", description = "Predict for each line of standard input; answers with one JSON object a line.")
final class PredictCommand implements Runnable {

  /// Lines that are read before they are answered.
  private static final int TOGETHER = 256;

  private final Environment environment;
  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "What `medley export` wrote.")
  private String directory = "";

  @Option(names = "--task", paramLabel = "NAME", required = true, description = "Which of the model's tasks.")
  private String task = "";

  @Option(names = "--device", paramLabel = "DEVICE", description = "cpu, or gpu:0 and so on; cpu unless said otherwise.")
  private String device = "cpu";

  @Inject
  PredictCommand(Environment environment, Terminal terminal) {
    this.environment = environment;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    try (var model = ExportedModel.open(environment.path(directory), device);
        var lines = new BufferedReader(new InputStreamReader(environment.input(), StandardCharsets.UTF_8))) {
      var card = model.task(task);
      var inputs = new InputLines(model.card());
      var texts = new ArrayList<String>();
      int number = 0;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank())
          throw new InputException(
              Problem.maybe("MED-249", "The line (" + number + ") of the input is empty.", "remove it: every line is an input of its own"));
        texts.add(line);
        if (texts.size() == TOGETHER) answer(model, card, inputs, texts, number);
      }
      answer(model, card, inputs, texts, number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(ExportedModel model, TaskCard card, InputLines lines, List<String> texts, int last) {
    if (texts.isEmpty()) return;
    var inputs = new ArrayList<Input>();
    for (int i = 0; i < texts.size(); i++)
      inputs.add(lines.input(texts.get(i), last - texts.size() + 1 + i));
    var answers = model.predict(task, inputs);
    for (int i = 0; i < texts.size(); i++) told(card, texts.get(i), inputs.get(i), answers.get(i)).print(terminal.out());
    texts.clear();
  }

  private static Json told(TaskCard card, String line, Input input, Answer answer) {
    var json = Json.object().put("input", line);
    return switch (answer) {
      case Answer.Label(int index) -> json.put("label", card.labels().get(index));
      case Answer.Tags(var indices) -> {
        var words = input instanceof Input.Words(var w) ? w.subList(0, indices.size()) : List.<String>of();
        yield json.put("words", words).put("tags", indices.stream().map(card.labels()::get).toList());
      }
      case Answer.Text(var words) -> json.put("text", String.join(" ", words));
      case Answer.Numbers(var values) -> {
        var named = new LinkedHashMap<String, Float>();
        for (int i = 0; i < values.size(); i++) named.put(card.labels().get(i), values.get(i));
        yield json.put("values", named);
      }
    };
  }
}
