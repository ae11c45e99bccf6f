package dev.medley.training.writing;

import dev.medley.training.data.AnswerWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Writes several answers at once, each by keeping the beginnings that are likeliest as a whole: the sum of the logarithmic probabilities of their words, the end of an answer included.
/// Of equally likely ones that of the smaller ids comes first. With one beginning kept this is greedy.
///
/// @param beams  how many beginnings are kept of each answer
/// @param length words of an answer at most, its end included
/// @param words  ids that can be written, from [AnswerWords#END] on
public record BeamSearch(int beams, int length, int words) {

  /// What a model says of the next word.
  @FunctionalInterface
  public interface Model {

    /// @param open what is to be written on, answer after answer, all of as many words
    /// @return for each the logarithmic probability of every id
    Scores next(List<Open> open);
  }

  /// A beginning whose answer has not ended.
  ///
  /// @param answer which of the answers it may become
  public record Open(int answer, List<Integer> ids) {}

  /// Logarithmic probabilities of the ids that may follow each beginning.
  @FunctionalInterface
  public interface Scores {
    double of(int beginning, int id);
  }

  /// @param ended whether its end was written
  private record Beginning(List<Integer> ids, double score, boolean ended) {

    Beginning with(int id, double more) {
      if (id == AnswerWords.END) return new Beginning(ids, score + more, true);
      var longer = new ArrayList<>(ids);
      longer.add(id);
      return new Beginning(List.copyOf(longer), score + more, false);
    }
  }

  private static final Comparator<Beginning> LIKELIEST = Comparator.comparingDouble(Beginning::score).reversed();

  public BeamSearch {
    if (beams < 1 || length < 1) throw new IllegalArgumentException("An answer needs a beam and a word, not " + beams + " and " + length);
  }

  /// The ids of the likeliest answers found, without their ends. An answer is found when its likeliest beginning has ended, since others only become less likely.
  public List<List<Integer>> write(int answers, Model model) {
    var kept = new ArrayList<List<Beginning>>();
    for (int a = 0; a < answers; a++) kept.add(List.of(new Beginning(List.of(), 0, false)));
    for (int place = 0; place < length; place++) {
      var open = new ArrayList<Open>();
      for (int a = 0; a < answers; a++) {
        if (kept.get(a).getFirst().ended()) continue;
        for (var beginning : kept.get(a)) if (!beginning.ended()) open.add(new Open(a, beginning.ids()));
      }
      if (open.isEmpty()) break;
      var scores = model.next(open);
      int next = 0;
      for (int a = 0; a < answers; a++) {
        if (kept.get(a).getFirst().ended()) continue;
        int count = (int) kept.get(a).stream().filter(b -> !b.ended()).count();
        kept.set(a, longer(kept.get(a), next, scores));
        next += count;
      }
    }
    return kept.stream().map(beginnings -> beginnings.getFirst().ids()).toList();
  }

  /// @param first where the first of them that is open stands among the scores
  private List<Beginning> longer(List<Beginning> kept, int first, Scores scores) {
    var candidates = new ArrayList<Beginning>();
    int at = first;
    for (var beginning : kept) {
      if (beginning.ended()) {
        candidates.add(beginning);
        continue;
      }
      for (int id : likeliest(at, scores)) candidates.add(beginning.with(id, scores.of(at, id)));
      at++;
    }
    return candidates.stream().sorted(LIKELIEST).limit(beams).toList();
  }

  /// The ids, as many as there are beams, that a beginning goes on with most likely. Numbers that are none are never likely.
  private List<Integer> likeliest(int beginning, Scores scores) {
    var best = new ArrayList<Integer>();
    for (int id = AnswerWords.END; id < words; id++) {
      int at = best.size();
      while (at > 0 && scores.of(beginning, id) > scores.of(beginning, best.get(at - 1))) at--;
      if (at < beams) best.add(at, id);
      if (best.size() > beams) best.removeLast();
    }
    return best;
  }
}
