package dev.medley.search;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.parameter.Value;
import dev.medley.space.Parameter;
import dev.medley.space.Point;
import dev.medley.space.SearchSpace;
import io.jenetics.Chromosome;
import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A space as Jenetics sees it: one chromosome per parameter, every gene in the unit interval.
///
/// A parameter that is inactive has genes all the same; they are kept, and mean nothing until it becomes active.
final class UnitCube {

  private static final double END = Math.nextUp(1.0); // a gene's interval is half open, and 1 must belong to it

  private final SearchSpace space;
  private final List<Block> blocks;
  private final int dimensions;

  UnitCube(SearchSpace space) {
    this.space = space;
    this.blocks = space.parameters().stream().map(Block::of).toList();
    this.dimensions = blocks.stream().mapToInt(Block::size).sum();
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
    var values = new HashMap<String, Value>();
    int from = 0;
    for (int i = 0; i < blocks.size(); i++) {
      var block = blocks.get(i);
      if (SearchSpace.active(parameters().get(i), values)) {
        values.put(parameters().get(i).path(), block.value(block.spread(Arrays.copyOfRange(uniform, from, from + block.size()))));
      }
      from += block.size();
    }
    return Point.of(values);
  }

  Point point(Genotype<DoubleGene> genotype) {
    var values = new HashMap<String, Value>();
    for (int i = 0; i < blocks.size(); i++) {
      if (SearchSpace.active(parameters().get(i), values))
        values.put(parameters().get(i).path(), blocks.get(i).value(genes(genotype.get(i))));
    }
    return Point.of(values);
  }

  /// The genes of a point; those of inactive parameters lie in the middle.
  ///
  /// @throws InputException where the point does not fit the space
  Genotype<DoubleGene> genotype(Point point) {
    var chromosomes = new ArrayList<Chromosome<DoubleGene>>();
    int used = 0;
    for (int i = 0; i < blocks.size(); i++) {
      boolean active = SearchSpace.active(parameters().get(i), point.values());
      var genes = active ? given(i, point) : blocks.get(i).middle();
      if (genes == null) throw new InputException(misfits(point));
      if (active) used++;
      chromosomes.add(chromosome(genes));
    }
    if (used < point.values().size()) throw new InputException(misfits(point));
    return Genotype.of(chromosomes);
  }

  /// Whether each parameter is active.
  boolean[] active(Genotype<DoubleGene> genotype) {
    var choices = new HashMap<String, Value>();
    var active = new boolean[blocks.size()];
    for (int i = 0; i < active.length; i++) {
      active[i] = SearchSpace.active(parameters().get(i), choices);
      if (active[i] && blocks.get(i) instanceof ChoiceBlock choice)
        choices.put(choice.parameter().path(), choice.value(genes(genotype.get(i))));
    }
    return active;
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

  /// The genes of what a point holds for a parameter; null where that is nothing, or nothing that the parameter can have.
  private double @Nullable [] given(int parameter, Point point) {
    var value = point.values().get(parameters().get(parameter).path());
    return value == null ? null : blocks.get(parameter).genes(value);
  }

  static double[] genes(Chromosome<DoubleGene> chromosome) {
    return chromosome.as(DoubleChromosome.class).toArray();
  }

  static Chromosome<DoubleGene> chromosome(double[] genes) {
    return DoubleChromosome.of(Arrays.stream(genes).mapToObj(g -> DoubleGene.of(g, 0, END)).toArray(DoubleGene[]::new));
  }
}
