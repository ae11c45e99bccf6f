package dev.medley.api.tensor;

import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import java.util.List;

/// An expression whose operands do not fit together, thrown where the expression is written.
public final class ShapeException extends MedleyException {

  private static final long serialVersionUID = 1L;

  ShapeException(Problem problem) {
    super(List.of(problem));
  }
}
