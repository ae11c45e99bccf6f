package dev.medley.search;

/// Uniformly distributed points, whatever came of the others.
record RandomStrategy(UnitCube cube) implements Strategy {

  @Override
  public Proposer read(History history) {
    return (number, attempt, random) -> cube.point(random.doubles(cube.dimensions()).toArray());
  }
}
