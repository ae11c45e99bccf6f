package dev.medley.api.metric;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// F1 over whole spans, as the CoNLL shared tasks count: a span is right if its start, end and type are; in `[0, 1]`, and 1 where there is no span at all.
/// A tag `I-x` that follows no span of its type opens one.
///
/// @see <a href="https://aclanthology.org/W03-0419/">Tjong Kim Sang and De Meulder, Introduction to the CoNLL-2003 Shared Task, 2003</a>
public final class SpanF1 implements Metric {

  private record Span(int example, int start, int end, String type) {}

  @Override
  public String name() {
    return "span-f1";
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }

  @Override
  public double score(Target target, List<Answer> predicted, List<Answer> right) {
    if (!(target instanceof Target.TokenClasses(var labels))) throw new IllegalArgumentException("Only tags have spans");
    var found = spans(labels, predicted);
    var wanted = spans(labels, right);
    if (found.isEmpty() && wanted.isEmpty()) return 1;
    int total = found.size() + wanted.size();
    found.retainAll(wanted);
    return 2.0 * found.size() / total;
  }

  private static Set<Span> spans(List<String> labels, List<Answer> answers) {
    var spans = new HashSet<Span>();
    for (int example = 0; example < answers.size(); example++) {
      var tags = ((Answer.Tags) answers.get(example)).indices().stream().map(labels::get).toList();
      int start = 0;
      String open = "";
      for (int t = 0; t <= tags.size(); t++) {
        String tag = t < tags.size() ? tags.get(t) : "O";
        String type = tag.startsWith("B-") || tag.startsWith("I-") ? tag.substring(2) : "";
        boolean continues = tag.startsWith("I-") && type.equals(open);
        if (continues) continue;
        if (!open.isEmpty()) spans.add(new Span(example, start, t, open));
        open = type;
        start = t;
      }
    }
    return spans;
  }
}
