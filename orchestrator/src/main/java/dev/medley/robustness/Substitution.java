package dev.medley.robustness;

import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Replaces words of a text so that the loss rises.
///
/// | symbol | meaning |
/// |---|---|
/// | `s` | the strength: the part of the words that may be replaced, rounded up to whole words |
/// | `r_i` | by how much the loss rises at most where word `i` alone is replaced |
///
/// Words are taken in the order of falling `r_i`, the earlier of equals first; each is replaced by the candidate that makes the loss of the text, as it stands by then, the greatest, or left as it is if none makes it
/// greater. Asks for the losses of (words + s · words) · candidates texts, and for no gradients. Not random. Where words add to a loss each for itself, as in a linear model of a bag of words, it is
/// the worst that can be done.
///
/// Deviations: words are ranked by what replacing them does, not by what leaving them out does, and candidates are those that keep the same company rather than neighbours in vectors of synonyms.
///
/// @see <a href="https://arxiv.org/abs/1907.11932">Jin et al., Is BERT Really Robust? A Strong Baseline for Natural Language Attack on Text Classification and Entailment, AAAI 2020, Algorithm 1</a>
public final class Substitution {

  /// The model that is attacked.
  @FunctionalInterface
  public interface Model {

    /// The loss of each example, in order.
    List<Double> losses(List<Example> examples);
  }

  /// By what a word may be replaced.
  @FunctionalInterface
  public interface Candidates {

    /// Those of the word at a place of the text.
    List<String> of(Example example, int place);
  }

  private final Model model;
  private final Candidates candidates;

  public Substitution(Model model, Candidates candidates) {
    this.model = model;
    this.candidates = candidates;
  }

  /// The example with its words replaced, for each strength.
  ///
  /// @param strengths in rising order, from 0 to 1
  /// @param seen      how many of its words the model reads: others are left as they are, and do not count
  public List<Example> of(Example example, List<Double> strengths, int seen) {
    double plain = model.losses(List.of(example)).getFirst();
    var rises = IntStream.range(0, seen).mapToObj(place -> tried(example, example, place, plain)).toList();
    var order = IntStream.range(0, seen).boxed().filter(place -> rises.get(place).loss() > plain)
        .sorted(Comparator.comparingDouble((Integer place) -> -rises.get(place).loss())).toList();
    var worse = new ArrayList<Example>();
    var now = new Tried(example, plain);
    int next = 0;
    int replaced = 0;
    for (double strength : strengths) {
      long allowed = (long) Math.ceil(strength * seen - 1e-9);
      for (; replaced < allowed && next < order.size(); next++) {
        var then = tried(example, now.example(), order.get(next), now.loss());
        if (then.loss() > now.loss()) replaced++;
        now = then;
      }
      worse.add(now.example());
    }
    return worse;
  }

  private record Tried(Example example, double loss) {}

  /// The text with the candidate that makes the loss the greatest, or as it is.
  private Tried tried(Example original, Example text, int place, double loss) {
    var texts = candidates.of(original, place).stream().map(word -> with(text, place, word)).toList();
    if (texts.isEmpty()) return new Tried(text, loss);
    var losses = model.losses(texts);
    int worst = IntStream.range(0, texts.size()).boxed().max(Comparator.comparingDouble(losses::get)).orElseThrow();
    return losses.get(worst) > loss ? new Tried(texts.get(worst), losses.get(worst)) : new Tried(text, loss);
  }

  private static Example with(Example text, int place, String word) {
    if (!(text.input() instanceof Input.Words(var words))) throw new IllegalArgumentException("Only texts have words to replace");
    var others = new ArrayList<>(words);
    others.set(place, word);
    return new Example(new Input.Words(others), text.answer(), text.domain(), text.difficulty());
  }
}
