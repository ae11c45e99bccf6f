package dev.medley.api.error;

import java.util.List;

/// The user's input is wrong, and nothing was written. The command line exits with 2.
public final class InputException extends MedleyException {

  private static final long serialVersionUID = 1L;

  public InputException(List<Problem> problems) {
    super(problems);
  }

  public InputException(Problem problem) {
    this(List.of(problem));
  }

  public InputException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}
