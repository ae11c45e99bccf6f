package dev.medley.plugins.stories;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.task.Input;
import java.util.List;

/// How a story becomes one text: the question first, since models that read from the beginning must know what to look for, then the facts.
///
/// @param newestFirst whether the last fact comes first; what a study's length cuts off is then the oldest
/// @param memory      how many facts, from the last one on, are told at most; 0 for all
record Wording(boolean newestFirst, int memory) {

  private static final String NEWEST = "newest-first";

  static final Setting ORDER = Setting.choice("order", List.of(NEWEST, "as-told"), NEWEST,
      "How facts follow the question: the last first, or in the order in which they happened.");
  static final Setting MEMORY = Setting.whole("memory", 0, 10_000, 0,
      "How many facts before a question are told at most, the oldest left out; 0 tells all.");

  static Wording of(Settings settings) {
    return new Wording(settings.word("order").equals(NEWEST), settings.whole("memory"));
  }

  Input.Words words(Story story) {
    var facts = story.facts();
    if (memory > 0 && facts.size() > memory) facts = facts.subList(facts.size() - memory, facts.size());
    return Input.Words.of(story.question() + " " + String.join(" ", newestFirst ? facts.reversed() : facts));
  }
}
