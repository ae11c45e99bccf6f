package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.HashMap;
import java.util.List;

/// How many words a text has in common with the right one, whatever their order: the mean over examples of `2·common / (told + wanted)`; in `[0, 1]`, and 1 for an example where both have no word.
/// A word that stands twice counts twice.
///
/// @see <a href="https://arxiv.org/abs/1606.05250">Rajpurkar et al., SQuAD, EMNLP 2016, section 6.1</a>
public final class TokenF1 implements Metric {

  @Override
  public String name() {
    return "token-f1";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    double sum = 0;
    for (int i = 0; i < right.size(); i++) sum += score(((Answer.Text) predicted.get(i)).words(), ((Answer.Text) right.get(i)).words());
    return sum / right.size();
  }

  private static double score(List<String> told, List<String> wanted) {
    if (told.isEmpty() && wanted.isEmpty()) return 1;
    var left = new HashMap<String, Integer>();
    wanted.forEach(word -> left.merge(word, 1, Integer::sum));
    int common = 0;
    for (var word : told) if (left.merge(word, -1, Integer::sum) >= 0) common++;
    return 2.0 * common / (told.size() + wanted.size());
  }
}
