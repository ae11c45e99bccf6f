package dev.medley.search;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Value;
import dev.medley.space.Condition;
import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A space as genes: a block of them for each parameter, every gene in the unit interval.
///
/// A parameter that is inactive has genes all the same; they are kept, and mean nothing until it becomes active.
final class UnitCube {

  private final SearchSpace space;
  private final List<Block> blocks;
  private final List<List<Requirement>> requirements;
  private final int dimensions;

  UnitCube(SearchSpace space) {
    this.space = space;
    this.blocks = space.parameters().stream().map(Block::of).toList();
    this.requirements = space.parameters().stream().map(p -> p.conditions().stream().map(this::requirement).toList()).toList();
    this.dimensions = blocks.stream().mapToInt(Block::size).sum();
  }

  /// A condition by the places of its choice and its option.
  private record Requirement(int choice, ChoiceBlock block, int option) {}

  private Requirement requirement(Condition condition) {
    int choice = IntStream.range(0, blocks.size()).filter(i -> parameters().get(i).path().equals(condition.choice())).findFirst()
        .orElseThrow();
    var block = (ChoiceBlock) blocks.get(choice);
    return new Requirement(choice, block, block.parameter().options().indexOf(condition.option()));
  }

  int dimensions() {
    return dimensions;
  }

  /// One for each parameter, in the space's order.
  List<Block> blocks() {
    return blocks;
  }

  List<Parameter> parameters() {
    return space.parameters();
  }

  /// The point of the space that a point of the cube stands for; uniformly distributed if the latter is.
  Point point(double[] uniform) {
    return point(genome(uniform));
  }

  /// The genome that a point of the cube stands for.
  Genome genome(double[] uniform) {
    var genes = new double[blocks.size()][];
    int from = 0;
    for (int i = 0; i < genes.length; i++) {
      int to = from + blocks.get(i).size();
      genes[i] = blocks.get(i).spread(Arrays.copyOfRange(uniform, from, to));
      from = to;
    }
    return genome(genes);
  }

  /// A genome from anywhere.
  Genome drawn(RandomGenerator random) {
    return genome(random.doubles(dimensions).toArray());
  }

  Genome genome(double[][] genes) {
    var active = new boolean[genes.length];
    for (int i = 0; i < genes.length; i++) active[i] = active(i, genes, active);
    return new Genome(genes, active);
  }

  /// Whether a parameter is active, given the genes and activity of those before it.
  boolean active(int parameter, double[][] genes, boolean[] before) {
    for (var required : requirements.get(parameter)) {
      if (!before[required.choice] || required.block.index(genes[required.choice]) != required.option) return false;
    }
    return true;
  }

  /// Whether other parameters depend on one.
  boolean governs(int parameter) {
    return requirements.stream().anyMatch(all -> all.stream().anyMatch(r -> r.choice == parameter));
  }

  Point point(Genome genome) {
    var values = new HashMap<String, Value>();
    for (int i = 0; i < blocks.size(); i++) {
      if (genome.active(i)) values.put(parameters().get(i).path(), blocks.get(i).value(genome.genes(i)));
    }
    return Point.of(values);
  }

  /// The genome of a point; genes of inactive parameters lie in the middle.
  ///
  /// @throws InputException where the point does not fit the space
  Genome genome(Point point) {
    var genes = new double[blocks.size()][];
    var active = new boolean[blocks.size()];
    int used = 0;
    for (int i = 0; i < genes.length; i++) {
      active[i] = active(i, genes, active);
      var known = active[i] ? given(i, point) : blocks.get(i).middle();
      if (known == null) throw new InputException(misfits(point));
      genes[i] = known;
      if (active[i]) used++;
    }
    if (used < point.values().size()) throw new InputException(misfits(point));
    return new Genome(genes, active);
  }

  /// What keeps a point from being one of the space: values that are missing, that a parameter cannot have, or that belong to no active parameter.
  List<Problem> misfits(Point point) {
    var problems = new ArrayList<Problem>();
    var unknown = new TreeSet<>(point.values().keySet());
    for (int i = 0; i < blocks.size(); i++) {
      var parameter = parameters().get(i);
      if (!SearchSpace.active(parameter, point.values())) continue;
      unknown.remove(parameter.path());
      if (given(i, point) == null) problems.add(Misfit.value(parameter, point.values().get(parameter.path())));
    }
    unknown.forEach(path -> problems.add(Misfit.path(path, parameters())));
    return problems;
  }

  /// @throws InputException with all that keeps points from being of the space
  void require(Collection<Point> points) {
    var problems = points.stream().flatMap(p -> misfits(p).stream()).toList();
    if (!problems.isEmpty()) throw new InputException(problems);
  }

  /// The genes of what a point holds for a parameter; null where that is nothing, or nothing that the parameter can have.
  private double @Nullable [] given(int parameter, Point point) {
    var value = point.values().get(parameters().get(parameter).path());
    return value == null ? null : blocks.get(parameter).genes(value);
  }
}
