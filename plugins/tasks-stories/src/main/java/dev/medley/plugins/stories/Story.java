package dev.medley.plugins.stories;

import java.util.List;

/// What is told, in order, what is asked then, and what is right.
///
/// @param facts      sentences; at least one
/// @param answer     a word, or several with commas between
/// @param supporting the places of the facts that the answer follows from; at least one
record Story(List<String> facts, String question, String answer, List<Integer> supporting) {

  /// Places count less than one supporting fact more, up to so many sentences.
  private static final double FURTHEST = 1_000;

  Story {
    facts = List.copyOf(facts);
    supporting = List.copyOf(supporting);
    int told = facts.size();
    if (supporting.isEmpty() || supporting.stream().anyMatch(i -> i < 0 || i >= told))
      throw new IllegalArgumentException("An answer follows from facts that are told, not from " + supporting + " of " + told);
  }

  /// How hard it is to answer: by the number of supporting facts first, then by how many sentences back the first of them lies.
  double difficulty() {
    int back = facts.size() - supporting.stream().mapToInt(Integer::intValue).min().orElse(0);
    return supporting.size() + back / FURTHEST;
  }
}
