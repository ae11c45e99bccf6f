package dev.medley.search;

/// Evenly spread points, whatever came of the others.
record SobolStrategy(UnitCube cube, ScrambledSobol sequence) implements Strategy {

  SobolStrategy(UnitCube cube, long seed) {
    this(cube, new ScrambledSobol(cube.dimensions(), seed));
  }

  /// A point that is known is passed over for the next of the sequence.
  @Override
  public Proposer read(History history) {
    return turn -> cube.point(sequence.point(turn.number() + turn.attempt(), turn.random()));
  }
}
