package dev.medley.plugins.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.api.task.Target;
import dev.medley.api.task.TaskData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTasksTest {

  private Given given;

  @BeforeEach
  void givenAFolder(@TempDir Path folder) {
    given = new Given(folder);
  }

  @Test
  void theJarRegistersThreeFormats() {
    var provider = ServiceLoader.load(ComponentProvider.class).stream().filter(p -> p.type() == FileTasks.class).findFirst().orElseThrow()
        .get();
    assertThat(provider.components()).extracting(Component::name).containsExactly("csv", "tsv", "jsonl");
  }

  @Test
  void quotedCellsHoldDelimitersQuotesAndLines() {
    given.file("a.csv", "\uFEFFsplit,say,label\ntrain,\"Well, \"\"no\"\"\nand no\",b\n\ntrain,yes,a\ndev,No,b\n");
    var data = given.task("csv", "a.csv", "text", "say", "target", "label", "split", "split").load();
    assertThat(data.target()).isEqualTo(new Target.Classes(List.of("a", "b")));
    assertThat(words(data.train().getFirst())).containsExactly("Well", ",", "\"", "no", "\"", "and", "no");
    assertThat(data.train()).extracting(Example::answer).containsExactly(new Answer.Label(1), new Answer.Label(0));
    assertThat(data.validation()).hasSize(1);
    assertThat(data.test()).isEmpty();
  }

  @Test
  void tabsAndCompressedFiles() {
    given.file("a.tsv.gz", "split\ttext\tlabel\ntrain\t\"quoted\" is kept\tx\ntrain\tb\ty\nvalid\tc\ty\ntest\td\tx\n");
    var data = given.task("tsv", "a.tsv.gz", "text", "text", "target", "label", "split", "split").load();
    assertThat(words(data.train().getFirst())).startsWith("\"", "quoted", "\"");
    assertThat(data.test()).hasSize(1);
  }

  @Test
  void otherDelimiters() {
    given.file("a.csv", "split;text;label\ntrain;one;x\ntrain;two;y\ndev;three;y\n");
    assertThat(given.task("csv", "a.csv", "delimiter", ";", "text", "text", "target", "label", "split", "split").load().train()).hasSize(2);
  }

  @Test
  void listsOfWordsAndTagsInJsonLines() {
    given.file("a.jsonl", """
        {"id": 1, "tokens": ["John's", "house"], "tags": ["B-person", "O"], "split": "train", "meta": {"a": [1]}}
        {"tokens": ["here"], "tags": ["O"], "split": "dev", "domain": "x"}

        """);
    var data = given.task("jsonl", "a.jsonl", "text", "tokens", "target", "tags", "split", "split").load();
    assertThat(data.target()).isEqualTo(new Target.TokenClasses(List.of("B-person", "O")));
    assertThat(data.train()).containsExactly(new Example(new Input.Words(List.of("John's", "house")), new Answer.Tags(List.of(0, 1))));
  }

  @Test
  void tagsAreFoundWhereThereIsOneForEachWord() {
    given.file("a.tsv", "split\ttokens\tslots\ntrain\tplay it.\tO B-x\ndev\tplay\tO\n");
    var data = given.task("tsv", "a.tsv", "text", "tokens", "target", "slots", "split", "split").load();
    assertThat(words(data.train().getFirst())).containsExactly("play", "it.");
    assertThat(data.target()).isInstanceOf(Target.TokenClasses.class);
  }

  @Test
  void numbersAreValuesWhereTheyHaveFractionsAndClassesWhereTheyAreFew() {
    given.file("a.csv", "split,x,y,z\ntrain,1,0.5,0\ntrain,2e1,3,1\ndev,-.5,2,1\n");
    var values = given.task("csv", "a.csv", "features", "x", "target", "y", "split", "split").load();
    assertThat(values.target()).isEqualTo(new Target.Numbers(List.of("y")));
    assertThat(values.train().get(1)).isEqualTo(new Example(new Input.Vector(List.of(20f)), new Answer.Numbers(List.of(3f))));
    assertThat(given.task("csv", "a.csv", "features", "x", "target", "z", "split", "split").load().target())
        .isEqualTo(new Target.Classes(List.of("0", "1")));
    assertThat(given.task("csv", "a.csv", "features", "x", "target", "z", "kind", "values", "split", "split").load().target())
        .isEqualTo(new Target.Numbers(List.of("z")));
    assertThat(given.task("csv", "a.csv", "features", "x", "target", "y, z", "split", "split").load().target())
        .isEqualTo(new Target.Numbers(List.of("y", "z")));
  }

  @Test
  void imagesAreListsOrColumnsOfNumbers() {
    given.file("a.jsonl", """
        {"pixels": [0, 1, 2, 3, 4, 5], "y": "a", "part": "train"}
        {"pixels": [5, 4, 3, 2, 1, 0], "y": "b", "part": "train"}
        {"pixels": [1, 1, 1, 1, 1, 1], "y": "a", "part": "dev"}
        """);
    var data = given.task("jsonl", "a.jsonl", "features", "pixels", "image", "2x3", "target", "y", "split", "part").load();
    assertThat(data.train().get(1).input()).isEqualTo(new Input.Image(1, 2, 3, List.of(5f, 4f, 3f, 2f, 1f, 0f)));
    given.file("a.csv", "p,q,y,part\n1,2,a,train\n3,4,b,train\n5,6,a,dev\n");
    var columns = given.task("csv", "a.csv", "features", "p, q", "image", "2x1x1", "target", "y", "split", "part").load();
    assertThat(columns.train().getFirst().input()).isEqualTo(new Input.Image(2, 1, 1, List.of(1f, 2f)));
  }

  @Test
  void severalColumnsOfTextAreJoinedInTheirOrder() {
    given.file("a.csv", "split,title,body,label\ntrain,One,two three,x\ntrain,Four,,y\ndev,a,b,x\n");
    var data = given.task("csv", "a.csv", "text", "body, title", "target", "label", "split", "split").load();
    assertThat(data.train()).extracting(FileTasksTest::words).containsExactly(List.of("two", "three", "One"), List.of("Four"));
  }

  @Test
  void splitsAreKnownByManyNamesAndDomainsAreKept() {
    given.file("a.csv", "s,d,t,y\nTraining,web,a,1\ntrain,shop,b,2\noos_val,web,c,1\nDev,web,d,2\nTEST,shop,e,1\n");
    var data = given.task("csv", "a.csv", "text", "t", "target", "y", "split", "s", "domain", "d").load();
    assertThat(data.train()).extracting(Example::domain).containsExactly("web", "shop");
    assertThat(data.validation()).hasSize(2);
    assertThat(data.test()).hasSize(1);
  }

  @Test
  void rowsAreSplitByWhatTheyHold() {
    given.file("a.csv", numbered(2000, ""));
    var data = given.task("csv", "a.csv", "text", "text", "target", "label", "validation", "0.2", "test", "0.1").load();
    // Binomial: 0.2 of 2000 has a standard deviation of 18, 0.1 of 13; five of them are exceeded once in a million.
    assertThat(data.validation().size()).isBetween(310, 490);
    assertThat(data.test().size()).isBetween(133, 267);
    given.file("b.csv", numbered(2000, "another row,b\n"));
    var grown = given.task("csv", "b.csv", "text", "text", "target", "label", "validation", "0.2", "test", "0.1").load();
    for (var split : Split.values()) assertThat(grown.split(split)).containsAll(data.split(split));
  }

  @Test
  void equalInputsFallIntoOneSplit() {
    given.file("a.csv", "text,label\n" + IntStream.range(0, 600).mapToObj(i -> "text " + "abcdefghij".charAt(i % 10) + "," + (i % 2) + "\n")
        .collect(Collectors.joining()));
    var data = given.task("csv", "a.csv", "text", "text", "target", "label", "validation", "0.4", "test", "0").load();
    assertThat(data.train()).extracting(Example::input)
        .doesNotContainAnyElementsOf(data.validation().stream().map(Example::input).toList());
  }

  @Test
  void aColumnWithoutValidationGivesAShareOfTraining() {
    given.file("a.csv", "s,text,label\n" + IntStream.range(0, 500)
        .mapToObj(i -> (i % 5 == 0 ? "test" : "train") + ",text " + i + "," + (i % 3) + "\n").collect(Collectors.joining()));
    var data = given.task("csv", "a.csv", "text", "text", "target", "label", "split", "s", "validation", "0.25").load();
    assertThat(data.test()).hasSize(100);
    assertThat(data.train().size() + data.validation().size()).isEqualTo(400);
    assertThat(data.validation().size()).isBetween(57, 143);
  }

  @Test
  void aLimitKeepsASampleOfTheTrainingRowsInTheirOrder() {
    given.file("a.csv", numbered(500, ""));
    var all = given.task("csv", "a.csv", "text", "text", "target", "label").load();
    var some = given.task("csv", "a.csv", "text", "text", "target", "label", "limit", "40").load();
    assertThat(some.train()).hasSize(40).isSubsetOf(all.train()).isNotEqualTo(all.train().subList(0, 40));
    var order = new ArrayList<>(all.train());
    order.retainAll(some.train());
    assertThat(some.train()).isEqualTo(order);
    assertThat(some.validation()).isEqualTo(all.validation());
    assertThat(some.target()).isEqualTo(all.target());
  }

  @Test
  void aClassWithOneRowIsTrainedOn() {
    given.file("a.csv", numbered(300, "a very rare thing,rare\n"));
    for (double share : List.of(0.1, 0.5, 0.8)) {
      TaskData data = given.task("csv", "a.csv", "text", "text", "target", "label", "validation", Double.toString(share), "test", "0")
          .load();
      int rare = ((Target.Classes) data.target()).labels().indexOf("rare");
      assertThat(data.train()).extracting(Example::answer).contains(new Answer.Label(rare));
    }
  }

  static String numbered(int rows, String more) {
    return "text,label\n" + more
        + IntStream.range(0, rows).mapToObj(i -> "example number " + i + "," + "abc".charAt(i % 3) + "\n").collect(Collectors.joining());
  }

  private static List<String> words(Example example) {
    return ((Input.Words) example.input()).words();
  }
}
