package dev.medley.population;

import dev.medley.rung.Reached;
import dev.medley.search.Outcome;
import dev.medley.search.Ranking;
import dev.medley.space.Point;
import dev.medley.space.Population;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Who gives way to a copy of whom when a generation ends (truncation selection).
///
/// | symbol | meaning |
/// |---|---|
/// | `n` | members that live |
/// | `q` | setting `part` |
/// | `k = ⌊q·n⌋` | members that leave, and as many that are copied |
///
/// Members are ranked by what they have reached, several objectives as NSGA-II does. The last `k` leave, each for a copy of one of the first `k`, drawn alike likely; who failed leaves its place too, for a copy of the same. Random: the draws.
///
/// @param leaving who gives way, in the order of their numbers
/// @param donors  who is copied, once for each place that is free
/// @see <a href="https://arxiv.org/abs/1711.09846">Jaderberg et al., Population Based Training of Neural Networks, 2017, section 3.1</a>
public record Succession(List<Reached> leaving, List<Integer> donors) {

  private static final Point NOWHERE = Point.of(Map.of());

  public Succession {
    leaving = List.copyOf(leaving);
    donors = List.copyOf(donors);
  }

  /// @param reached by those that live
  /// @param members how many there are to be
  public static Succession of(Collection<Reached> reached, int members, Population population, RandomGenerator random) {
    var ranked = new ArrayList<>(Ranking.of(List.copyOf(reached), r -> new Outcome(r.trial(), NOWHERE, r.objectives())));
    if (ranked.isEmpty()) return new Succession(List.of(), List.of());
    // Who has reached no number comes last.
    reached.stream().filter(r -> !ranked.contains(r)).forEach(ranked::add);
    int leaving = population.leaving(ranked.size());
    int best = Math.max(1, leaving);
    var last = ranked.subList(ranked.size() - leaving, ranked.size());
    int free = members - ranked.size() + leaving;
    var donors = IntStream.range(0, free).mapToObj(_ -> ranked.get(random.nextInt(best)).trial()).toList();
    return new Succession(last.stream().sorted((a, b) -> a.trial() - b.trial()).toList(), donors);
  }
}
