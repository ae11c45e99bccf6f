package dev.medley.training;

import dev.medley.space.Declaration;
import java.util.List;

/// The optimisers that a search space can name.
public final class Optimizers {

  private Optimizers() {}

  /// Their names and settings, in alphabetical order.
  public static List<Declaration> declarations() {
    return OptimizerChoice.declarations();
  }
}
