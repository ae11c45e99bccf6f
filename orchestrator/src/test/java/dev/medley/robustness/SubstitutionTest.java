package dev.medley.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SubstitutionTest {

  private static final Map<String, Double> LOST = Map.of("a", .3, "b", -.2, "c", .9, "d", .1, "e", .4, "f", 2.0);
  private static final List<String> WORDS = List.of("a", "b", "c", "d", "e", "f");

  private static Example text(String... words) {
    return new Example(new Input.Words(List.of(words)), new Answer.Label(0));
  }

  private static List<String> words(Example example) {
    return ((Input.Words) example.input()).words();
  }

  /// What each word adds.
  private static double loss(List<String> words) {
    return words.stream().mapToDouble(w -> LOST.getOrDefault(w, 0.0)).sum();
  }

  private static final Substitution.Model ADDING = examples -> examples.stream().map(e -> loss(words(e))).toList();

  /// Each word may become the two behind it in the alphabet.
  private static List<String> behind(Example example, int place) {
    int at = WORDS.indexOf(words(example).get(place));
    return WORDS.subList(Math.min(WORDS.size(), at + 1), Math.min(WORDS.size(), at + 3));
  }

  /// By trying every text that the candidates allow.
  private static double worst(Example example, int most) {
    var texts = List.of(new Way(words(example), 0));
    for (int place = 0; place < words(example).size(); place++) {
      var longer = new ArrayList<>(texts);
      for (var way : texts) {
        for (var word : behind(example, place)) {
          var other = new ArrayList<>(way.words());
          other.set(place, word);
          longer.add(new Way(other, way.replaced() + 1));
        }
      }
      texts = longer;
    }
    return texts.stream().filter(w -> w.replaced() <= most).mapToDouble(w -> loss(w.words())).max().orElseThrow();
  }

  private record Way(List<String> words, int replaced) {}

  @Test
  void whereWordsAddUpItIsTheWorstThatCanBeDone() {
    for (var example : List.of(text("a", "b", "c", "d", "e"), text("e", "e", "a", "b"), text("f", "c", "f", "b", "d", "a"), text("f"))) {
      int count = words(example).size();
      var strengths = new ArrayList<Double>();
      for (int most = 0; most <= count; most++) strengths.add((double) most / count);
      var worse = new Substitution(ADDING, SubstitutionTest::behind).of(example, strengths, count);
      for (int most = 0; most <= count; most++)
        assertThat(loss(words(worse.get(most)))).as("%s, %d", words(example), most).isCloseTo(worst(example, most), within(1e-12));
    }
  }

  @Test
  void partsAreRoundedUpToWholeWordsAndWordsThatAreNotReadStay() {
    var example = text("a", "a", "a", "a");
    var worse = new Substitution(ADDING, SubstitutionTest::behind).of(example, List.of(0.0, 0.1, 0.5, 1.0), 3);
    assertThat(worse.stream().map(w -> words(w).stream().filter(word -> !word.equals("a")).count()).toList()).containsExactly(0L, 1L, 2L,
        3L);
    assertThat(words(worse.getLast())).containsExactly("c", "c", "c", "a");
  }

  @Test
  void whatHelpsNothingIsLeft() {
    var example = text("f", "f");
    var substitution = new Substitution(ADDING, (_, _) -> List.of("a", "b"));
    assertThat(substitution.of(example, List.of(1.0), 2)).containsExactly(example);
    assertThat(new Substitution(ADDING, (_, _) -> List.of()).of(example, List.of(1.0), 2)).containsExactly(example);
  }

  /// The second word is worth replacing only as long as the first stands: what is kept is what raises the loss of the text by then.
  @Test
  void theTextAsItStandsCounts() {
    Substitution.Model jealous = examples -> examples.stream().map(e -> switch (String.join("", words(e))) {
      case "xa" -> 3.0;
      case "ax" -> 2.0;
      case "xx" -> 1.0;
      default -> 0.0;
    }).toList();
    var worse = new Substitution(jealous, (_, _) -> List.of("x")).of(text("a", "a"), List.of(0.0, 0.5, 1.0), 2);
    assertThat(worse.stream().map(w -> String.join("", words(w))).toList()).containsExactly("aa", "xa", "xa");
  }

  @Test
  void wordsThatKeepTheSameCompanyAreAlike() {
    var texts = new ArrayList<List<String>>();
    for (int i = 0; i < 5; i++) {
      for (var animal : List.of("cat", "dog", "cow")) texts.add(List.of("the", animal, "sleeps", "well"));
      for (var thing : List.of("car", "lamp")) texts.add(List.of("my", thing, "is", "broken"));
    }
    texts.add(List.of("the", "yak", "sleeps", "well"));
    var company = Company.of(texts);
    assertThat(company.nearest("cat", 2)).containsExactly("cow", "dog");
    assertThat(company.nearest("car", 1)).containsExactly("lamp");
    assertThat(company.nearest("yak", 2)).as("seen once").isEmpty();
    assertThat(company.nearest("never", 2)).isEmpty();
  }

  /// Of words with the same company only those that are tagged alike.
  @Test
  void whatIsRightStaysRight() {
    var train = new ArrayList<Example>();
    for (var word : List.of("cat", "dog", "runs"))
      for (int i = 0; i < 4; i++)
        train.add(new Example(new Input.Words(List.of("the", word, "here")), new Answer.Tags(List.of(0, word.equals("runs") ? 2 : 1, 0))));
    var company = Company.of(train.stream().map(SubstitutionTest::words).toList());
    assertThat(company.nearest("cat", 5)).contains("dog", "runs");
    assertThat(new Substitutes(company, train).of(train.getFirst(), 1)).containsExactly("dog");
    assertThat(new Substitutes(company, List.of()).of(text("the", "cat", "here"), 1)).contains("dog", "runs");
  }
}
