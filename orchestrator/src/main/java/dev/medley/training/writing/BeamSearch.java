package dev.medley.training.writing;

import dev.medley.training.data.AnswerWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

    /// @param beginnings of each answer as many as are kept, answer after answer
    /// @return for each the logarithmic probability of every id
    Scores next(List<List<Integer>> beginnings);
  }

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

  /// The ids of the likeliest answers found, without their ends.
  public List<List<Integer>> write(int answers, Model model) {
    var kept = new ArrayList<List<Beginning>>();
    for (int a = 0; a < answers; a++) kept.add(List.of(new Beginning(List.of(), 0, false)));
    for (int place = 0; place < length && kept.stream().flatMap(List::stream).anyMatch(b -> !b.ended()); place++) {
      var scores = model.next(kept.stream().flatMap(this::padded).map(Beginning::ids).toList());
      for (int a = 0; a < answers; a++) kept.set(a, longer(kept.get(a), a * beams, scores));
    }
    return kept.stream().map(beginnings -> beginnings.getFirst().ids()).toList();
  }

  /// As many as there are beams: the first stands in for those that are missing.
  private java.util.stream.Stream<Beginning> padded(List<Beginning> kept) {
    return IntStream.range(0, beams).mapToObj(b -> kept.get(b < kept.size() ? b : 0));
  }

  private List<Beginning> longer(List<Beginning> kept, int first, Scores scores) {
    var candidates = new ArrayList<Beginning>();
    for (int b = 0; b < kept.size(); b++) {
      var beginning = kept.get(b);
      if (beginning.ended()) candidates.add(beginning);
      else for (int id : likeliest(first + b, scores)) candidates.add(beginning.with(id, scores.of(first + b, id)));
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
