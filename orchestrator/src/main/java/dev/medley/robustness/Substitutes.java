package dev.medley.robustness;

import dev.medley.api.task.Answer;
import dev.medley.api.task.Example;
import dev.medley.api.task.Input;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// By what a word of a text may be replaced so that what is right stays right, as far as training data tell: words that keep its company; where words are tagged, those that mostly have the tag that is right there.
public final class Substitutes {

  /// Of a word.
  private static final int MOST = 8;
  /// Among how many of the words nearest to it they are looked for, where tags leave some out.
  private static final int NEAR = 40;

  private final Company company;
  private final Map<String, Map<Integer, Integer>> tags = new HashMap<>();
  private final Map<String, List<String>> near = new HashMap<>();

  /// @param train of the task
  public Substitutes(Company company, Collection<Example> train) {
    this.company = company;
    for (var example : train) {
      if (!(example.input() instanceof Input.Words(var words)) || !(example.answer() instanceof Answer.Tags(var right))) continue;
      for (int w = 0; w < words.size(); w++) tags.computeIfAbsent(words.get(w), _ -> new HashMap<>()).merge(right.get(w), 1, Integer::sum);
    }
  }

  /// Those of the word at a place of a text; none if there are none.
  public List<String> of(Example example, int place) {
    if (!(example.input() instanceof Input.Words(var words))) return List.of();
    var nearest = near.computeIfAbsent(words.get(place), word -> company.nearest(word, NEAR));
    return nearest.stream().filter(other -> fits(other, example.answer(), place)).limit(MOST).toList();
  }

  private boolean fits(String word, Answer answer, int place) {
    if (!(answer instanceof Answer.Tags(var right))) return true;
    var its = tags.getOrDefault(word, Map.of());
    int most = its.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return most > 0 && its.getOrDefault(right.get(place), 0) == most;
  }
}
