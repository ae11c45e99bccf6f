package dev.medley.api.error;

import java.util.List;
import java.util.stream.Collectors;

/// Something failed, said in words for the person who reads it; carries every [Problem] that was found, never only the first.
public class MedleyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public MedleyException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public MedleyException(Problem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problems = List.of(problem);
  }

  /// All problems, in the order in which they were found.
  public final List<Problem> problems() {
    return problems;
  }
}
