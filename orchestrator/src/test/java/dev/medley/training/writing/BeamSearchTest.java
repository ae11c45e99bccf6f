package dev.medley.training.writing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.training.data.AnswerWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On models that say anything of the next word, by a table of random numbers for each beginning.
final class BeamSearchTest {

  private static final int WORDS = 6;
  private static final int LENGTH = 4;
  private static final int ANSWERS = 40;

  /// A model of its own for each answer.
  private final Map<List<Object>, double[]> tables = new HashMap<>();

  private double[] table(int answer, List<Integer> beginning) {
    return tables.computeIfAbsent(List.of(answer, beginning), key -> {
      var random = new SplittableRandom(key.hashCode());
      double[] logits = random.doubles(WORDS, -3, 3).toArray();
      double sum = IntStream.range(0, WORDS).mapToDouble(i -> Math.exp(logits[i])).sum();
      return IntStream.range(0, WORDS).mapToDouble(i -> logits[i] - Math.log(sum)).toArray();
    });
  }

  private List<List<Integer>> written(int beams) {
    return new BeamSearch(beams, LENGTH, WORDS).write(ANSWERS, open -> {
      assertThat(open).extracting(b -> b.ids().size()).containsOnly(open.getFirst().ids().size());
      assertThat(open).extracting(BeamSearch.Open::answer).isSorted();
      return (b, id) -> table(open.get(b).answer(), open.get(b).ids())[id];
    });
  }

  /// Of an answer with its end, as far as there is room for it.
  private double score(int answer, List<Integer> ids) {
    double score = 0;
    for (int t = 0; t < ids.size(); t++) score += table(answer, ids.subList(0, t))[ids.get(t)];
    return ids.size() < LENGTH ? score + table(answer, ids)[AnswerWords.END] : score;
  }

  /// The likeliest next word again and again.
  @Test
  void oneBeamIsGreedy() {
    var expected = IntStream.range(0, ANSWERS).mapToObj(answer -> {
      var ids = new ArrayList<Integer>();
      while (ids.size() < LENGTH) {
        double[] next = table(answer, List.copyOf(ids));
        int best = AnswerWords.END;
        for (int id = best + 1; id < WORDS; id++) if (next[id] > next[best]) best = id;
        if (best == AnswerWords.END) break;
        ids.add(best);
      }
      return List.copyOf(ids);
    }).toList();
    assertThat(written(1)).isEqualTo(expected);
  }

  /// 3 words and 4 places make 1 + 3 + 9 + 27 + 81 answers, of which 81 are open at once.
  @Test
  void withRoomForAllTheLikeliestOfAllIsFound() {
    var found = written(121);
    for (int a = 0; a < ANSWERS; a++) {
      int answer = a;
      var best = all(List.of()).stream().max(java.util.Comparator.comparingDouble(ids -> score(answer, ids))).orElseThrow();
      assertThat(found.get(a)).isEqualTo(best);
    }
  }

  private static List<List<Integer>> all(List<Integer> beginning) {
    var all = new ArrayList<List<Integer>>(List.of(beginning));
    if (beginning.size() < LENGTH) {
      for (int id = AnswerWords.END + 1; id < WORDS; id++) {
        var longer = new ArrayList<>(beginning);
        longer.add(id);
        all.addAll(all(longer));
      }
    }
    return all;
  }

  /// Not in every case, but on average more beams find likelier answers.
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void moreBeamsFindLikelierAnswers(int beams) {
    assertThat(total(written(beams))).isGreaterThan(total(written(beams / 2)));
  }

  private double total(List<List<Integer>> answers) {
    return IntStream.range(0, ANSWERS).mapToDouble(a -> score(a, answers.get(a))).sum();
  }
}
