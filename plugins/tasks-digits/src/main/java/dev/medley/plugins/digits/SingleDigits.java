package dev.medley.plugins.digits;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Target;
import dev.medley.api.task.Task;
import dev.medley.api.task.TaskData;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// A class for each image, from the digit that it shows.
record SingleDigits(List<String> labels, IntUnaryOperator label, Pixels pixels) implements Task {

  /// All tasks on single digits split them alike, so that none trains on what another tests.
  private static final long SEED = 0;

  static SingleDigits digits(Pixels pixels) {
    return new SingleDigits(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digit -> digit, pixels);
  }

  static SingleDigits parity(Pixels pixels) {
    return new SingleDigits(List.of("even", "odd"), digit -> digit % 2, pixels);
  }

  Target target() {
    return new Target.Classes(labels);
  }

  @Override
  public TaskData load() {
    var splits = DigitSplits.shuffled(SEED);
    return new TaskData(target(), examples(splits.train()), examples(splits.validation()), examples(splits.test()));
  }

  private List<Example> examples(List<Digit> digits) {
    return digits.stream().map(d -> new Example(pixels.shown(d.pixels(), Digit.SIDE), new Answer.Label(label.applyAsInt(d.shown()))))
        .toList();
  }
}
