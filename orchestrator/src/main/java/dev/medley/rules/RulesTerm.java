package dev.medley.rules;

import dev.medley.api.error.Problem;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.Predictions;
import dev.medley.api.loss.TermContext;
import dev.medley.api.parameter.Settings;
import dev.medley.api.tensor.Losses;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Draws the predictions of several tasks on one example towards keeping rules, though no example is labelled for more than one of them.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `p_t` | the probabilities of task `t`'s classes on the rows of the micro-batch | `(batch, classes)`, or `(batch, length, classes)` |
/// | `T(r)` | how true rule `r` is, see [Semantics] | `(batch)`, or `(batch, length)` for a rule about words |
/// | `s` | the strength | scalar |
///
/// Adds `s · Σ_r mean −log T(r)`, or `mean 1 − T(r)` in Łukasiewicz's logic; means are over rows, or over words that are not filling. Of a row that is a training example of task `t`,
/// what is right stands for `p_t` unless `evidence` is off. So a rule carries labels from one task to another: from a sum to the digits, say. Gradients flow to the
/// heads of all tasks of the rules in every step.
///
/// One more product by the heads of the rules' tasks in each micro-batch, and a table of the cases of each rule, at most [#MOST_CASES] numbers an element. Not random. Probabilities are kept
/// `10⁻⁶` away from zero in logarithms. Where words are read by pieces, each piece counts as a word.
///
/// @see <a href="https://arxiv.org/abs/1711.11157">Xu et al., A Semantic Loss Function for Deep Learning with Symbolic Knowledge, ICML 2018</a>
public final class RulesTerm implements LossTerm {

  /// As the term is called where its value is reported.
  public static final String NAME = "rules";

  /// The most combinations of classes of which one rule makes a table.
  static final int MOST_CASES = 4096;

  private final List<Rule> rules;
  private final Settings settings;

  /// @param settings `semantics`, `strength`, `evidence`
  public RulesTerm(List<Rule> rules, Settings settings) {
    this.rules = List.copyOf(rules);
    this.settings = settings;
  }

  /// What is wrong with a rule under a semantics, if anything.
  public static Optional<Problem> unfit(Rule rule, Semantics semantics, String study) {
    long cases = cases(rule.formula(), semantics);
    return cases <= MOST_CASES
        ? Optional.empty()
        : Optional.of(Problem.maybe("MED-802", "The rule (" + rule + ") of study (" + study + ") tells (" + cases
            + ") combinations of classes apart, and may tell " + MOST_CASES + " in semantics (" + semantics.key() + ").",
            semantics == Semantics.EXACT ? "choose `semantics: product`, or make several rules of it" : "make several rules of it"));
  }

  /// The most combinations in one table.
  private static long cases(Formula formula, Semantics semantics) {
    boolean summed = (semantics == Semantics.EXACT && !Truth.apart(formula)) || formula.parts().isEmpty();
    return summed ? Cases.of(formula).all() : formula.parts().stream().mapToLong(p -> cases(p, semantics)).max().orElse(1);
  }

  @Override
  public Tensor penalty(Network network, TermContext context) {
    var semantics = Semantics.of(settings.word("semantics"));
    var classes = new HashMap<Integer, Tensor>();
    Tensor sum = Tensor.constant(0);
    for (var rule : rules) {
      var truth = new Truth(semantics, t -> placed(rule, t, classes, context.predictions())).of(rule.formula());
      var loss = semantics.loss(truth);
      sum = sum.add(rule.aboutWords() ? Losses.weightedMean(loss, context.predictions().words()) : loss.mean());
    }
    return sum.mul(settings.tensor(network, "strength"));
  }

  /// The probabilities of a task's classes; those of a whole example for every word of it, where the rule is about words.
  private Tensor placed(Rule rule, int task, Map<Integer, Tensor> known, Predictions predictions) {
    var subject = rule.subjects().get(task);
    var classes = known.computeIfAbsent(task, _ -> classes(subject, predictions));
    if (!rule.aboutWords() || subject.words()) return classes;
    var words = predictions.words().shape();
    return classes.unsqueeze(1).expand(words.dim(0), words.dim(1), classes.shape().dim(-1));
  }

  private Tensor classes(Subject subject, Predictions predictions) {
    var predicted = predictions.logits(subject.name()).softmax(-1);
    if (!settings.flag("evidence")) return predicted;
    int size = predicted.shape().dim(-1);
    int[] shape = predicted.shape().dims().stream().mapToInt(Integer::intValue).toArray();
    float[] ids = new float[size];
    IntStream.range(0, size).forEach(c -> ids[c] = c);
    var label = predictions.known(subject.name()).toFloat();
    var right = label.unsqueeze(label.shape().rank()).expand(shape).eq(Tensor.constant(Shape.of(size), ids)).toFloat();
    var labelled = right.sum(-1);
    return right.add(predicted.mul(labelled.neg().add(1).unsqueeze(labelled.shape().rank()).expand(shape)));
  }

}
