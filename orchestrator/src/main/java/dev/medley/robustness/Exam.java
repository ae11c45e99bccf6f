package dev.medley.robustness;

import java.util.List;

/// By what a study measures how robust its models are: ways in which inputs get worse by chance, at some strengths.
///
/// @param grids    by chance alone, each way once; those that do not concern an input are left out for it
/// @param examples of each task that are looked at, at most
public record Exam(List<Grid> grids, int examples) {

  public Exam {
    grids = List.copyOf(grids);
    if (examples < 1) throw new IllegalArgumentException("Robustness is measured on one example or more, not " + examples);
  }

  /// How many examples of a task are made of those that are looked at, at most: each once for each strength but 0.
  public long worse() {
    return grids.stream().mapToLong(g -> g.strengths().size() - 1).sum() * examples;
  }
}
