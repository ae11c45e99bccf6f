package dev.medley.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import dev.medley.api.metric.Metrics;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Difficulty;
import dev.medley.api.sampler.Slice;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyDataReaderTest {

  private static final Target CLASSES = new Target.Classes(List.of("no", "yes"));

  private static LoadedTask task(String name, Target target, List<Example> train, List<Example> validation) {
    return new LoadedTask(name, true, Metrics.usual(target), new TaskData(target, train, validation, List.of()));
  }

  private static Example text(String words, int label) {
    return new Example(Input.Words.of(words), new Answer.Label(label));
  }

  private static Example numbers(float answer, Float... values) {
    return new Example(new Input.Vector(List.of(values)), new Answer.Numbers(List.of(answer)));
  }

  private static StudyData read(LoadedTask... tasks) {
    return StudyDataReader.read(List.of(tasks),
        new Settings("text", Map.of("length", new Value.Whole(4), "vocabulary", new Value.Whole(10))));
  }

  @Test
  void everySplitThatIsNeededMustHaveAnExample() {
    assertThatThrownBy(() -> read(task("genre", CLASSES, List.of(), List.of()))).isInstanceOf(InputException.class).hasMessage("""
        MED-140 The train split (0 examples) of task (genre) needs an example.
        Maybe its data are not where the settings say.
        MED-140 The validation split (0 examples) of task (genre) needs an example.
        Maybe its data are not where the settings say.""");
  }

  @Test
  void answersMustFitTheirTarget() {
    var tags = new Target.TokenClasses(List.of("a", "b", "c"));
    var two = Input.Words.of("two words");
    var tooMany = List.of(new Example(two, new Answer.Tags(List.of(0, 1, 2))), new Example(two, new Answer.Tags(List.of(0, 3))),
        new Example(two, new Answer.Tags(List.of(0, 2))));
    var values = new Target.Numbers(List.of("price"));
    assertThatThrownBy(() -> read(
        task("genre", CLASSES, List.of(text("a b", 2), text("a b", -1), text("a b", 0)), List.of(text("c d", 1))),
        task("tags", tags, tooMany, List.of(new Example(two, new Answer.Tags(List.of(0, 0))))),
        task("price", values, List.of(new Example(two, new Answer.Numbers(List.of(Float.NaN)))),
            List.of(new Example(two, new Answer.Numbers(List.of(1f)))))))
        .isInstanceOf(InputException.class).hasMessage("""
            MED-141 The answers (2 of them) of task (genre) do not fit its target (2 classes).
            Maybe the task's plugin gives a class that its target does not list, or tags that are not as many as the words.
            MED-141 The answers (2 of them) of task (tags) do not fit its target (3 classes of tokens).
            Maybe the task's plugin gives a class that its target does not list, or tags that are not as many as the words.
            MED-141 The answers (1 of them) of task (price) do not fit its target (1 values).
            Maybe the task's plugin gives a class that its target does not list, or tags that are not as many as the words.""");
  }

  @Test
  void theTasksOfAStudyReadTheSameKindOfInput() {
    var values = new Target.Numbers(List.of("price"));
    assertThatThrownBy(() -> read(task("genre", CLASSES, List.of(text("a b", 0)), List.of(text("a b", 1))),
        task("price", values, List.of(numbers(1, 1f, 2f)), List.of(numbers(1, 1f, 2f))))).isInstanceOf(InputException.class).hasMessage("""
            MED-142 The inputs (2 numbers) of task (price) must be like those (words) of task (genre).
            Maybe give tasks whose inputs differ a study each.""");
  }

  @Test
  void textsBecomeIdsOfTheLengthOfTheStudy() {
    var data = read(task("genre", CLASSES, List.of(text("b a", 0), text("a b c d a", 1)), List.of(text("A z", 1))));
    var field = (StudyData.Field.Whole) data.field("tokens");
    assertThat(data.vocabulary().entries()).containsExactly("a", "b");
    assertThat(field.shape()).containsExactly(3, 4);
    assertThat(field.numbers()).containsExactly(3, 2, 0, 0, 2, 3, 1, 1, 2, 1, 0, 0);
    assertThat(((StudyData.Field.Whole) data.field("target_classes")).numbers()).containsExactly(0, 1, 1);
  }

  @Test
  void numbersAreScaledByTheTrainingData() {
    var values = new Target.Numbers(List.of("price"));
    var data = read(task("price", values, List.of(numbers(10, 1f, 5f), numbers(30, 3f, 5f)), List.of(numbers(40, 5f, 6f))));
    assertThat(((StudyData.Field.Real) data.field("values")).numbers()).containsExactly(-1, 0, 1, 0, 3, 1);
    assertThat(((StudyData.Field.Real) data.field("target_numbers")).numbers()).containsExactly(-1, 1, 2);
    assertThat(data.tasks().getFirst().scale()).containsExactly(new TaskTable.Scale(20, 10));
  }

  private static StudyData read(String unit, String pieces, LoadedTask task) {
    return StudyDataReader.read(List.of(task), new Settings("text", Map.of("length", new Value.Whole(4), "vocabulary", new Value.Whole(10),
        "unit", new Value.Word(unit), "hashed", new Value.Whole(0), "pieces", new Value.Word(pieces))));
  }

  /// Three words of two, one and two pieces, of which four pieces are read: the last word by its first piece.
  @Test
  void aWordOfSeveralPiecesIsTaggedAtTheFirst(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("pieces.txt"), "a\n##b\nc\n");
    var example = new Example(Input.Words.of("ab c abb"), new Answer.Tags(List.of(1, 0, 2)));
    var tags = new Target.TokenClasses(List.of("x", "y", "z"));
    var data = read("pieces", file.toString(), task("tags", tags, List.of(example), List.of(example)));
    assertThat(((StudyData.Field.Whole) data.field("tokens")).numbers()).containsExactly(2, 3, 4, 2, 2, 3, 4, 2);
    assertThat(((StudyData.Field.Whole) data.field("target_tags")).numbers()).containsExactly(1, -1, 0, 2, 1, -1, 0, 2);
    assertThat(data.starts(1)).containsExactly(0, 2, 3);
    var short4 = new Example(Input.Words.of("abbb c"), new Answer.Tags(List.of(1, 0)));
    var cut = read("pieces", file.toString(), task("tags", tags, List.of(short4), List.of(short4)));
    assertThat(cut.tasks().getFirst().answers().get(Split.VALIDATION)).as("a word that is not read is not judged")
        .containsExactly(new Answer.Tags(List.of(1)));
  }

  @Test
  void piecesAreReadFromAFile(@TempDir Path folder) {
    var texts = task("genre", CLASSES, List.of(text("a b", 0)), List.of(text("a b", 1)));
    assertThatThrownBy(() -> read("grams", "", texts)).isInstanceOf(InputException.class).hasMessage("""
        MED-784 The ids (hashed: 0) of section (text) must be some where the unit is grams.
        Maybe set hashed: 2000.""");
    assertThatThrownBy(() -> read("pieces", "", texts)).isInstanceOf(InputException.class).hasMessage("""
        MED-662 The file of pieces () of section (text) must be named where the unit is pieces.
        Maybe set pieces: FILE.""");
    assertThatThrownBy(() -> read("words", "p.txt", texts)).isInstanceOf(InputException.class).hasMessage("""
        MED-662 The file of pieces (p.txt) of section (text) must be read by pieces.
        Maybe set unit: pieces.""");
    var missing = folder.resolve("none.txt");
    assertThatThrownBy(() -> read("pieces", missing.toString(), texts)).isInstanceOf(InputException.class).hasMessage("""
        MED-663 The file of pieces (%1$s) of section (text) cannot be read: NoSuchFileException %1$s.
        Maybe the path does not begin at the working directory.""".formatted(missing));
  }

  private static Example image(int channels, int height, int width, Float... values) {
    return new Example(new Input.Image(channels, height, width, List.of(values)), new Answer.Label(0));
  }

  /// The first channel has mean 2 and deviation 2, the second 5 and 1.
  @Test
  void imagesAreScaledByChannel() {
    var data = read(task("tiles", CLASSES, List.of(image(2, 1, 2, 0f, 4f, 4f, 6f), image(2, 1, 2, 0f, 4f, 6f, 4f)),
        List.of(image(2, 1, 2, 6f, 2f, 5f, 7f))));
    assertThat(data.input()).isEqualTo(new InputShape.Images(2, 1, 2));
    assertThat(data.inputScale()).containsExactly(new TaskTable.Scale(2, 2), new TaskTable.Scale(5, 1));
    assertThat(((StudyData.Field.Real) data.field("values")).numbers()).containsExactly(-1, 1, -1, 1, -1, 1, 1, -1, 2, 0, 0, 2);
  }

  @Test
  void imagesOfAStudyAreOfOneSize() {
    var wide = List.of(image(1, 1, 2, 1f, 2f));
    var high = List.of(image(1, 2, 1, 1f, 2f));
    assertThatThrownBy(() -> read(task("wide", CLASSES, wide, wide), task("high", CLASSES, high, high))).isInstanceOf(InputException.class)
        .hasMessage("""
            MED-142 The inputs (images of 1 x 2 x 1) of task (high) must be like those (images of 1 x 1 x 2) of task (wide).
            Maybe give tasks whose inputs differ a study each.""");
  }

  @Test
  void slicesAreRowsOfTheTrainingData() {
    var train = List.of(new Example(Input.Words.of("a b c"), new Answer.Label(0), "news"),
        new Example(Input.Words.of("a"), new Answer.Label(1), "mail"), new Example(Input.Words.of("a b"), new Answer.Label(1), "news"));
    var data = read(task("first", CLASSES, List.of(text("a b", 0)), List.of(text("a b", 1))),
        task("second", CLASSES, train, List.of(text("a b", 1))));
    var second = data.tasks().getLast();
    assertThat(second.firstRow(Split.TRAIN)).isEqualTo(2);
    assertThat(second.firstRow(Split.VALIDATION)).isEqualTo(5);
    assertThat(second.rows(new Slice.All())).containsExactly(2, 3, 4);
    assertThat(second.rows(new Slice.Domain("news"))).containsExactly(2, 4);
    assertThat(second.rows(new Slice.Domain("elsewhere"))).containsExactly(2, 3, 4);
    assertThat(second.domainSizes()).isEqualTo(Map.of("news", 2, "mail", 1));
    assertThat(data.tasks().getFirst().domainSizes()).isEmpty();
  }

  @Test
  void difficultyIsTheTasksOwnOrElseLength() {
    var words = List.of(text("a b c", 0), text("a", 1));
    var rated = List.of(new Example(Input.Words.of("a b c"), new Answer.Label(0), "", OptionalDouble.of(-1)),
        new Example(Input.Words.of("a"), new Answer.Label(1), "", OptionalDouble.of(2)));
    var partly = List.of(text("a b c", 0), rated.getLast());
    var data = read(task("plain", CLASSES, words, words), task("rated", CLASSES, rated, rated), task("partly", CLASSES, partly, partly));
    assertThat(data.tasks()).extracting(t -> t.difficulties().get(Difficulty.OWN))
        .containsExactly(List.of(3.0, 1.0), List.of(-1.0, 2.0), List.of(3.0, 1.0));
    assertThat(data.tasks()).extracting(t -> t.difficulties().get(Difficulty.LENGTH)).containsOnly(List.of(3.0, 1.0));
  }

  @Test
  void validationScoresAFixedSampleOfMany() {
    var many = java.util.stream.IntStream.range(0, 1_500).mapToObj(i -> text("word" + i, i % 2)).toList();
    var task = task("genre", CLASSES, List.of(text("a b", 0)), many);
    var data = read(task);
    assertThat(data.tasks().getFirst().size(Split.VALIDATION)).isEqualTo(1_000);
    assertThat(read(task).tasks().getFirst().answers()).isEqualTo(data.tasks().getFirst().answers());
  }
}
