package dev.medley.plugins.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The words in which each fault of a file is told.
final class FileProblemsTest {

  private Given given;

  @BeforeEach
  void givenAFolder(@TempDir Path folder) {
    given = new Given(folder);
  }

  private String csv(String content, String... settings) {
    given.file("a.csv", content);
    return given.problems("csv", "a.csv", settings);
  }

  @Test
  void aFileThatIsNotThere() {
    given.file("intents.csv", "text,label\n");
    assertThat(given.problems("csv", "intnets.csv", "text", "text", "target", "label")).isEqualTo("""
        MED-070 The file (intnets.csv) of task (tasks.mine) does not exist.
        Did you mean: intents.csv?""");
    assertThat(given.problems("csv", "nothing/like/it.csv", "text", "text", "target", "label")).isEqualTo("""
        MED-070 The file (nothing/like/it.csv) of task (tasks.mine) does not exist.
        Maybe the path does not begin at the working directory (HERE).""");
  }

  @Test
  void imagesOfAnotherSize() {
    String rows = "p,q,y,part\n1,2,a,train\n3,4,b,train\n5,6,a,dev\n";
    assertThat(csv(rows, "features", "p, q", "image", "2x2", "target", "y", "split", "part")).startsWith("""
        MED-661 The image (2 numbers) of column p, q (a.csv:2) must have 4 numbers, 1 x 2 x 2.
        Maybe set image to what the columns hold.""");
    assertThat(csv(rows, "features", "p, q", "image", "2 by 2", "target", "y")).isEqualTo(
        """
            MED-085 The setting (image) of task (tasks.mine) must be channels, height and width such as 3x32x32, or height and width such as 28x28.
            Maybe correct it.""");
    assertThat(csv(rows, "text", "p", "image", "2x2", "target", "y")).isEqualTo("""
        MED-085 The setting (image) of task (tasks.mine) needs the columns of its numbers.
        Maybe name them as features.""");
  }

  @Test
  void aFolder() {
    given.file("b.csv", "");
    given.file("a.csv", "");
    assertThat(given.problems("csv", "", "text", "text", "target", "label")).isEqualTo("""
        MED-071 The file (FOLDER) of task (tasks.mine) is a directory.
        Maybe name one of its files: a.csv, b.csv.""");
  }

  @Test
  void emptyFiles() {
    assertThat(csv("", "text", "text", "target", "label")).isEqualTo("""
        MED-072 The file (a.csv) of task (tasks.mine) is empty.
        Maybe it was not written to the end.""");
    assertThat(csv("text,label\n", "text", "text", "target", "label")).isEqualTo("""
        MED-072 The file (a.csv) of task (tasks.mine) has no row below its header.
        Maybe it was not written to the end.""");
  }

  @Test
  void otherEncodings() {
    given.file("a.csv", "text,label\nja,a\nschön,b\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(given.problems("csv", "a.csv", "text", "text", "target", "label")).isEqualTo("""
        MED-073 The line (a.csv:3) of task (tasks.mine) is not UTF-8.
        Maybe convert the file: iconv -f WINDOWS-1252 -t UTF-8.""");
    given.file("b.csv", "text,label\nja,a\n".getBytes(StandardCharsets.UTF_16));
    assertThat(given.problems("csv", "b.csv", "text", "text", "target", "label")).isEqualTo("""
        MED-073 The file (b.csv) of task (tasks.mine) is not UTF-8: it begins with the mark of UTF-16.
        Maybe convert it: iconv -f UTF-16 -t UTF-8.""");
    given.file("c.csv", "text,label\nja,a\n".getBytes(StandardCharsets.UTF_16LE));
    assertThat(given.problems("csv", "c.csv", "text", "text", "target", "label")).startsWith("MED-073 The line (c.csv:1)");
  }

  @Test
  void columnsThatAreNotThereAndColumnsTwice() {
    assertThat(csv("text,label,text\na,b,c\n", "text", "txt", "target", "intent")).isEqualTo("""
        MED-075 The column (text) of file (a.csv:1) is named twice.
        Maybe rename column 3.
        MED-074 The column (txt) of file (a.csv) does not exist.
        Did you mean: text?
        MED-074 The column (intent) of file (a.csv) does not exist.
        It has: text, label.""");
  }

  @Test
  void rowsOfAnotherLengthAreCountedFromTheLineWhereTheyBegin() {
    assertThat(csv("text,label\n\"two\nlines\",a\nno label\n\"three\n\nlines\",b,c\n", "text", "text", "target", "label")).isEqualTo("""
        MED-076 The row (a.csv:4) of this file has 1 cells where the header has 2.
        Maybe put cells that hold the delimiter in quotes.
        MED-076 The row (a.csv:5) of this file has 3 cells where the header has 2.
        Maybe put cells that hold the delimiter in quotes.""");
  }

  @Test
  void linesThatAreNoObjects() {
    given.file("a.jsonl", "{\"text\": \"a\", \"label\": \"x\"}\n[1]\n{\"text\": \"b\",\n{\"text\": \"c\", \"label\": \"y\"} {}\n");
    assertThat(given.problems("jsonl", "a.jsonl", "text", "text", "target", "label")).isEqualTo("""
        MED-077 The line (a.jsonl:2) of this file is not a JSON object: it begins with something else.
        Maybe write one object on each line.
        MED-077 The line (a.jsonl:3) of this file is not a JSON object: Unexpected end-of-input within/between Object entries.
        Maybe write one object on each line.
        MED-077 The line (a.jsonl:4) of this file is not a JSON object: more follows its end.
        Maybe write one object on each line.""");
  }

  @Test
  void fieldsThatAreMissingSomewhereOrEverywhere() {
    given.file("a.jsonl",
        "{\"text\": \"a\", \"label\": \"x\"}\n{\"text\": \"b\"}\n{\"text\": \"c\", \"label\": null}\n{\"text\": \"c\", \"label\": {\"id\": 1}}\n");
    assertThat(given.problems("jsonl", "a.jsonl", "text", "text", "target", "label", "domain", "texts")).isEqualTo("""
        MED-074 The column (texts) of file (a.jsonl) does not exist.
        Did you mean: text?
        MED-078 The field (label) of line (a.jsonl:2) is not there, or holds no text, number or list of these.
        Maybe leave the line out, or write an empty string.
        MED-078 The field (label) of line (a.jsonl:3) is not there, or holds no text, number or list of these.
        Maybe leave the line out, or write an empty string.
        MED-078 The field (label) of line (a.jsonl:4) is not there, or holds no text, number or list of these.
        Maybe leave the line out, or write an empty string.""");
  }

  @Test
  void cellsThatDoNotHoldWhatTheyShould() {
    assertThat(csv("s,text,label\ntrain,  ,a\ntrian,b,b\ndev,c,\n", "text", "text", "target", "label", "split", "s")).isEqualTo("""
        MED-079 The text () of column text (a.csv:2) has no word.
        Maybe leave the row out.
        MED-081 The split (trian) of column s (a.csv:3) is not one that Medley knows.
        Did you mean: train?
        MED-080 The class () of column label (a.csv:4) is empty.
        Maybe leave the row out, or give what is unknown a class of its own.""");
    assertThat(csv("s,x,y\ntrain,1,NaN\ntrain,,2\nfold 3,0x1p3,1.5\n", "features", "x", "target", "y", "kind", "values", "split", "s"))
        .isEqualTo("""
            MED-080 The value (NaN) of column y (a.csv:2) is not a finite number.
            Maybe write numbers as 1, -0.5 or 1e-3.
            MED-080 The value () of column x (a.csv:3) is not a finite number.
            Maybe fill what is missing.
            MED-080 The value (0x1p3) of column x (a.csv:4) is not a finite number.
            Maybe write numbers as 1, -0.5 or 1e-3.
            MED-081 The split (fold 3) of column s (a.csv:4) is not one that Medley knows.
            Known are train, validation (or dev) and test.""");
  }

  @Test
  void aTargetWithOneClass() {
    assertThat(csv("s,text,label\ntrain,a,x\ntrain,b,x\ndev,c,x\n", "text", "text", "target", "label", "split", "s")).isEqualTo("""
        MED-082 The target (label) of file (a.csv) has one class only (x).
        Maybe another column is meant.""");
  }

  @Test
  void classesThatTrainingHasNot() {
    assertThat(csv("s,text,label\ntrain,a,weather\ntrain,b,music\ndev,c,wether\ndev,d,wether\ntest,e,alarm\n", "text", "text", "target",
        "label", "split", "s")).isEqualTo("""
            MED-083 The class (wether) of column label (a.csv:4) is not in the training split.
            Did you mean: weather?
            MED-083 The class (alarm) of column label (a.csv:6) is not in the training split.
            Maybe put rows of it there, or leave them out.""");
  }

  @Test
  void tagsThatAreNotAsManyAsWords() {
    assertThat(csv("s,text,tags\ntrain,play it,O B-x O\ndev,a b c,O O O\n", "text", "text", "target", "tags", "kind", "tags", "split", "s"))
        .isEqualTo("""
            MED-084 The tags (3) of column tags (a.csv:2) must be as many as the words (2).
            Maybe put one space between two words and between two tags.""");
    assertThat(csv("s,text,tags\ntrain,don't,O\ndev,a b c,O O O\n", "text", "text", "target", "tags", "kind", "tags", "words", "running",
        "split", "s")).isEqualTo("""
            MED-084 The tags (1) of column tags (a.csv:2) must be as many as the words (2).
            Maybe set words: spaces.""");
  }

  @Test
  void settingsThatDoNotGoTogether() {
    assertThat(csv("a,b\n", "target", "a, b", "kind", "classes", "text", "a", "features", "b", "validation", "0.5", "test", "0.5"))
        .isEqualTo("""
            MED-085 The settings (both) of task (tasks.mine) must name either text or features.
            Maybe set text for words, features for numbers.
            MED-085 The target (a) of task (tasks.mine) must not be an input as well.
            Maybe take it out of the inputs, or the model is told the answer.
            MED-085 The target (a, b) of task (tasks.mine) must be one column where its kind is classes.
            Maybe make a task of each column.
            MED-085 The shares (validation: 0.5, test: 0.5) of task (tasks.mine) must leave rows to train on.
            Maybe lower one of them.""");
    assertThat(csv("a,b\n", "target", ",", "kind", "tags", "validation", "0")).isEqualTo("""
        MED-085 The settings (neither) of task (tasks.mine) must name either text or features.
        Maybe set text for words, features for numbers.
        MED-085 The setting (target) of task (tasks.mine) must name a column.
        Maybe name the column to predict.
        MED-085 The kind (tags) of task (tasks.mine) needs one column of text and one target.
        Maybe name one of each.
        MED-085 The share (validation: 0.0) of task (tasks.mine) must be above 0 where no column says how rows are split.
        Maybe set validation to 0.1.""");
    assertThat(csv("a,b\n", "target", "a", "text", "b", "delimiter", "tab")).isEqualTo("""
        MED-085 The setting (delimiter: tab) of task (csv) must be one character, and no quote.
        Maybe write delimiter: ";", or use tsv for tabs.""");
  }

  @Test
  void splitsWithoutRows() {
    assertThat(csv("text,label\na,x\nb,y\n", "text", "text", "target", "label", "validation", "0.01", "test", "0")).isEqualTo("""
        MED-086 The split (validation) of file (a.csv) has no row among 2.
        Maybe the file needs more rows, or other shares.""");
    assertThat(csv("s,text,label\ntest,a,x\ndev,b,y\n", "text", "text", "target", "label", "split", "s")).isEqualTo("""
        MED-086 The split (train) of file (a.csv) has no row among 2.
        Maybe column s does not say train.""");
  }

  @Test
  void damagedArchives() throws IOException {
    var path = given.file("a.csv.gz", FileTasksTest.numbered(500, ""));
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length / 2));
    assertThat(given.problems("csv", "a.csv.gz", "text", "text", "target", "label")).isEqualTo("""
        MED-087 The file (a.csv.gz) of task (tasks.mine) cannot be read: Unexpected end of ZLIB input stream.
        Maybe it is damaged, or may not be read by you.""");
    Files.writeString(path, "text,label\n");
    assertThat(given.problems("csv", "a.csv.gz", "text", "text", "target", "label")).isEqualTo("""
        MED-087 The file (a.csv.gz) of task (tasks.mine) cannot be read: Not in GZIP format.
        Maybe it is damaged, or may not be read by you.""");
  }

  @Test
  void quotesThatDoNotClose() {
    assertThat(csv("text,label\na,x\n\"b,y\nc,z\n", "text", "text", "target", "label")).startsWith("MED-088 The quotes (a.csv:")
        .endsWith("""
            ) of this file do not close as they should.
            Maybe write a quote inside a quoted cell twice, or set quotes: false.""");
  }

  @Test
  void listsOfOtherLengths() {
    given.file("a.jsonl", "{\"x\": [1, 2], \"y\": 1.5}\n{\"x\": [1], \"y\": 2}\n");
    assertThat(given.problems("jsonl", "a.jsonl", "features", "x", "target", "y")).isEqualTo("""
        MED-089 The list (1 numbers) of column x (a.jsonl:2) must be as long as the first row's (2).
        Maybe fill what is missing.""");
  }

  @Test
  void faultsOfAKindAreCountedBeyondTen() {
    String said = csv("x,y\n" + IntStream.range(0, 400).mapToObj(i -> "none,1.5\n").collect(Collectors.joining()), "features", "x",
        "target", "y");
    assertThat(said.lines().filter(l -> l.startsWith("MED-080"))).hasSize(11);
    assertThat(said).endsWith("MED-080 The file (a.csv) has 390 more of this kind.");
  }

  @Test
  void everyFaultIsTheInputs() {
    given.file("a.csv", "text,label\n");
    var task = given.task("csv", "a.csv", "text", "text", "target", "label");
    assertThatThrownBy(task::load).isInstanceOf(InputException.class);
  }

  @Test
  void everyFaultHasItsSectionInTheDocumentation() throws IOException {
    String documented = Files.readString(Path.of("../../docs/errors/tasks.md"));
    for (int id = 70; id <= 89; id++) assertThat(documented).contains("## MED-%03d".formatted(id));
  }
}
