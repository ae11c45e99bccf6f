package dev.medley.training.exported;

import dev.medley.training.data.HeadKind;
import dev.medley.training.data.TaskTable.Scale;
import dev.medley.training.data.Vocabulary;
import java.util.List;
import java.util.Map;

/// What a model is and how its program is called.
///
/// @param format        of the directory; see [#FORMAT]
/// @param medley        the version of Medley that wrote it
/// @param study         where it comes from
/// @param trial         its number there
/// @param configuration of the trial, as JSON
/// @param unit          what texts are read by
/// @param hashed        how many ids unknown words share
/// @param length        words, pieces or bytes of a text that it reads, or 0 where inputs are none
/// @param image         channels, height and width of an image, or nothing where inputs are none
/// @param inputScale    mean and deviation of each input number, or of each channel
/// @param rows          examples that its program takes at once
/// @param ownSize       numbers that each task has of its own
/// @param scalars       values of the numbers that the program reads
/// @param arguments     of each method of the program, in order
/// @param constants     the program's fixed numbers, by the name of their argument
/// @param answerLength  words of an answer that it writes, or 0 where it writes none
/// @param beams         how many beginnings of an answer are kept while it is written
/// @param scores        validation figures, `pos.accuracy` and so on
public record ModelCard(
    int format, String medley, String study, int trial, String configuration, List<TaskCard> tasks,
    Vocabulary.Unit unit, int hashed, int length, List<Integer> image, List<Scale> inputScale, int rows, int ownSize,
    List<Float> scalars, Map<String, List<String>> arguments, Map<String, Numbers> constants, Map<String, Double> scores,
    int answerLength, int beams) {

  /// 2 since models read images, and texts by other units than words; 3 since they write; 4 since they read a text once for all words of its answer.
  public static final int FORMAT = 4;

  public ModelCard {
    tasks = List.copyOf(tasks);
    image = List.copyOf(image);
    inputScale = List.copyOf(inputScale);
    scalars = List.copyOf(scalars);
    arguments = Map.copyOf(arguments);
    constants = Map.copyOf(constants);
    scores = Map.copyOf(scores);
  }

  /// How many numbers an input has, or 0 where inputs are texts.
  public int width() {
    return image.isEmpty() ? inputScale.size() : image.stream().reduce(1, Math::multiplyExact);
  }

  /// A task that the model does.
  ///
  /// @param labels of its classes, or the names of its values, or the words that it writes
  /// @param scale  mean and deviation of each of its values
  /// @param answerLength words of an answer of its own, its end included, or 0 where it writes none
  public record TaskCard(String name, HeadKind kind, List<String> labels, List<Scale> scale, int answerLength) {
    public TaskCard {
      labels = List.copyOf(labels);
      scale = List.copyOf(scale);
    }
  }

  /// Numbers in row-major order.
  public record Numbers(List<Integer> shape, List<Float> values) {
    public Numbers {
      shape = List.copyOf(shape);
      values = List.copyOf(values);
    }
  }
}
