package dev.medley.search;

import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A search that begins with what won in the most similar searches of the past, and goes on with it only while it wins here too.
///
/// The past that is most alike puts its best point before anything that waits to be tried, the next one its own. Once enough other trials have ended, a past may put one more after each of its points that is among the best quarter of all; one
/// whose last point is not has had its say. So a past that misleads costs one trial, two of them two. What is proposed remains a function of the space, the seed, the pasts and the history.
public final class WarmStart implements Search {

  /// So many pasts are asked.
  private static final int PASTS = 2;

  /// Each for so many points at most.
  public static final int POINTS = 6;

  /// A past that is less alike, or of whose values fewer fit, says nothing.
  private static final double LEAST_LIKENESS = 0.3;

  /// So many trials must have ended that no past has put, before a past may put another.
  private static final int OTHERS = 4;

  /// A point has proved itself where no more than this part of the trials is better.
  private static final double AMONG_BEST = 0.25;

  private final Search search;
  private final List<List<Point>> wisdom;

  /// What a past would try here.
  ///
  /// @param weight how much it is worth, from 0 to 1
  /// @param name   decides between equals
  /// @param points of the space that is searched, the best first
  public record Advice(double weight, String name, List<Point> points) {
    public Advice {
      points = List.copyOf(points);
    }
  }

  /// @param search what proposes all other points
  /// @param advice all of which is heard, what is worth most first
  public WarmStart(Search search, List<Advice> advice) {
    this.search = search;
    this.wisdom = sorted(advice).map(Advice::points).toList();
  }

  /// Begins with the two pasts that are most alike.
  ///
  /// @param search      what proposes all other points
  /// @param descriptors what the search is about, by the names that pasts have for them
  public WarmStart(SearchSpace space, Search search, Map<String, Double> descriptors, List<Past> pasts) {
    this(search, worthHearing(pasts.stream().map(past -> advice(new UnitCube(space), past, descriptors)).toList()));
  }

  /// Of much advice that which is worth hearing.
  public static List<Advice> worthHearing(List<Advice> advice) {
    return sorted(advice.stream().filter(a -> a.weight >= LEAST_LIKENESS && !a.points.isEmpty()).toList()).limit(PASTS).toList();
  }

  private static Stream<Advice> sorted(List<Advice> advice) {
    return advice.stream().sorted(Comparator.comparingDouble((Advice a) -> -a.weight).thenComparing(Advice::name));
  }

  @Override
  public List<Point> ask(History history, int n) {
    var queued = new LinkedHashSet<>(next(history));
    queued.addAll(history.queued());
    return search.ask(new History(history.finished(), history.pending(), List.copyOf(queued)), n);
  }

  /// The points that pasts put now.
  List<Point> next(History history) {
    var put = new HashSet<Point>();
    wisdom.forEach(put::addAll);
    long others = history.finished().stream().filter(o -> !put.contains(o.point())).count();
    var ranked = Ranking.of(history.finished()).stream().map(Outcome::point).toList();
    var next = new ArrayList<Point>();
    for (var points : wisdom) {
      int known = 0;
      while (known < points.size() && known(points.get(known), history)) known++;
      if (known == points.size()) continue;
      boolean welcome = known == 0 || (others >= OTHERS && proved(points.get(known - 1), ranked, history));
      if (welcome) next.add(points.get(known));
    }
    return next;
  }

  private static boolean known(Point point, History history) {
    return history.pending().contains(point) || history.finished().stream().anyMatch(o -> o.point().equals(point));
  }

  private static boolean proved(Point point, List<Point> ranked, History history) {
    int place = ranked.indexOf(point);
    return place >= 0 && place < AMONG_BEST * history.finished().size();
  }

  private static Advice advice(UnitCube cube, Past past, Map<String, Double> descriptors) {
    var points = new LinkedHashSet<Point>();
    double fitting = 0;
    for (var outcome : Ranking.of(past.outcomes())) {
      if (points.size() == POINTS) break;
      fitting = Math.max(fitting, translated(cube, outcome.point(), points));
    }
    return new Advice(past.likeness(descriptors) * fitting, past.name(), List.copyOf(points));
  }

  /// Adds the point of this space that is most like another's: its values where they fit, and the middle elsewhere.
  ///
  /// @return what part of the parameters has its value from there
  private static double translated(UnitCube cube, Point other, Set<Point> points) {
    var values = new HashMap<String, Value>();
    int active = 0;
    int fitting = 0;
    for (int i = 0; i < cube.blocks().size(); i++) {
      Parameter parameter = cube.parameters().get(i);
      if (!SearchSpace.active(parameter, values)) continue;
      var block = cube.blocks().get(i);
      var value = other.values().get(parameter.path());
      boolean fits = value != null && block.genes(value) != null;
      values.put(parameter.path(), fits && value != null ? value : block.value(block.middle()));
      active++;
      if (fits) fitting++;
    }
    if (fitting > 0) points.add(Point.of(values));
    return active == 0 ? 0 : (double) fitting / active;
  }
}
