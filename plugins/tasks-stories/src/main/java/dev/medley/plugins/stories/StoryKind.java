package dev.medley.plugins.stories;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The kinds of stories, the simple ones first.
enum StoryKind {
  ONE_FACT("Where somebody is, which one sentence says.", 1, Whereabouts::person),
  YES_NO("Whether somebody is somewhere: yes or no.", 1, Whereabouts::yesOrNo),
  NEGATION("Whether somebody is somewhere, where sentences also say where people are not.", 1, Sayings::denials),
  INDEFINITE("Whether somebody is somewhere, where sentences may leave two places open: yes, no or maybe.", 1, Sayings::alternatives),
  PAIRS("Where somebody is, of two who go together.", 1, Sayings::pairs),
  COREFERENCE("Where somebody is, whom a sentence may call he or she.", 2, Sayings::pronouns),
  PAIRS_COREFERENCE("Where somebody is, of two whom a sentence may call they.", 2, Sayings::pairsByPronoun),
  GIVING("Who gave what to whom.", 4, Whereabouts::gift),
  TWO_FACTS("Where a thing is, which follows from who took it and where they went.", 2, Whereabouts::thing),
  COUNT("How many things somebody carries.", 2, Whereabouts::count),
  LIST("What somebody carries: one answer for each set of things.", 2, Whereabouts::list),
  TIME("Where somebody was before, of visits that are told in any order, each with its time.", 2, Reasoning::times),
  DEDUCTION("What somebody fears, which follows from what they are and what their kind fears.", 5, Reasoning::deduction),
  INDUCTION("What colour somebody is, which follows from others of their kind.", 3, Reasoning::induction),
  SIZE("Whether one thing is bigger than another, which follows along a chain of comparisons.", 1, Reasoning::sizes),
  THREE_FACTS("Where a thing was before it came to where it is.", 4, Whereabouts::thingBefore),
  PATH("How to go from room to room, in two steps.", 2, Paths::tell);

  private final String summary;
  private final int fewest;
  /// A method, which holds nothing that could change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Teller teller;

  StoryKind(String summary, int fewest, Teller teller) {
    this.summary = summary;
    this.fewest = fewest;
    this.teller = teller;
  }

  static StoryKind named(String word) {
    return Stream.of(values()).filter(k -> k.word().equals(word)).findFirst().orElseThrow();
  }

  /// As a search space names it.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Draws of its own for each seed; no other kind that there may be changes them.
  RandomGenerator.SplittableGenerator random(long seed) {
    return new SplittableRandom((seed << 32) ^ word().hashCode());
  }

  String summary() {
    return summary;
  }

  /// Facts without which there is nothing to ask.
  int fewest() {
    return fewest;
  }

  Teller teller() {
    return teller;
  }
}
