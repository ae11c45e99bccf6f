package dev.medley.study;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Cuts spans of words out of a text, which is then to be completed: the task on which text-to-text models are trained before others.
///
/// | symbol | meaning |
/// |---|---|
/// | `L` | words of the text |
/// | `n = round(0.15·L)` | words that are cut out, at least one and not all |
/// | `s = round(n/3)` | spans that they make, at least one |
///
/// What is left has a mark in the place of each span: `L − n + s` words. The answer is each mark followed by its span, and one mark more: `n + s + 1` words. The `n` words are parted into `s` pieces at random, and the `L − n` others into `s + 1`, which
/// take turns. Random: the parting.
///
/// Deviation: a text may begin and end with a span or without; the authors' program lets every text begin with what is left and end with a span, which in texts of one span would be always the last words.
///
/// @see <a href="https://arxiv.org/abs/1910.10683">Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, section 3.1.4</a>
final class SpanCorruption {

  private static final double SHARE = 0.15;
  private static final double SPAN = 3;

  private SpanCorruption() {}

  /// A text with spans cut out, and what completes it.
  record Cut(List<String> left, List<String> taken) {
    Cut {
      left = List.copyOf(left);
      taken = List.copyOf(taken);
    }
  }

  /// @param gone for each word whether it is cut out; words that follow each other make a span
  static Cut of(List<String> words, List<Boolean> gone) {
    var left = new ArrayList<String>();
    var taken = new ArrayList<String>();
    int spans = 0;
    for (int i = 0; i < words.size(); i++) {
      if (gone.get(i) && (i == 0 || !gone.get(i - 1))) {
        left.add(mark(spans));
        taken.add(mark(spans++));
      }
      (gone.get(i) ? taken : left).add(words.get(i));
    }
    taken.add(mark(spans));
    return new Cut(left, taken);
  }

  static String mark(int span) {
    return "<" + span + ">";
  }

  /// Which of so many words are cut out; two or more.
  static List<Boolean> drawn(int length, RandomGenerator random) {
    int gone = Math.clamp(Math.round(SHARE * length), 1, length - 1);
    int spans = Math.clamp(Math.round(gone / SPAN), 1, Math.min(gone, length - gone + 1));
    var taken = parted(gone, spans, random);
    // Of what is left the first and the last piece may be nothing: one word is lent to each.
    var left = parted(length - gone + 2, spans + 1, random);
    var all = new ArrayList<Boolean>();
    for (int s = 0; s <= spans; s++) {
      int lent = s == 0 || s == spans ? 1 : 0;
      for (int i = 0; i < left.get(s) - lent; i++) all.add(false);
      for (int i = 0; s < spans && i < taken.get(s); i++) all.add(true);
    }
    return all;
  }

  /// Lengths of so many pieces of a whole, each at least one, every parting alike likely.
  private static List<Integer> parted(int whole, int pieces, RandomGenerator random) {
    var cuts = new ArrayList<>(IntStream.range(1, whole).boxed().toList());
    java.util.Collections.shuffle(cuts, java.util.Random.from(random));
    var ends = new ArrayList<>(cuts.subList(0, pieces - 1));
    ends.add(whole);
    ends.sort(null);
    return IntStream.range(0, pieces).mapToObj(i -> ends.get(i) - (i == 0 ? 0 : ends.get(i - 1))).toList();
  }
}
