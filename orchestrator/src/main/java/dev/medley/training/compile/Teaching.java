package dev.medley.training.compile;

import java.util.List;

/// Writes the method by which what a model is taught by becomes what the model is.
final class Teaching {

  private static final String TEACHER = "teacher.";

  private Teaching() {}

  /// Lets parameters below `teacher` be what those are now whose names they have otherwise, if there are any.
  static void write(StepProgram program) {
    var layout = program.layout();
    var script = new Script();
    int taught = teach(script, "shared", 1, layout.shared()) + teach(script, "own", 2, layout.own());
    if (taught > 0) program.method(StepProgram.TEACH, script, List.of("shared", "own"), "Tensor", "shared");
  }

  private static int teach(Script script, String vector, int axis, List<ParameterLayout.Place> places) {
    int count = 0;
    for (var place : places) {
      if (!place.name().startsWith(TEACHER)) continue;
      var taught = places.stream().filter(p -> p.name().equals(place.name().substring(TEACHER.length()))).findFirst().orElseThrow();
      script.run(
          "torch.copy_(torch.narrow(" + vector + ", " + axis + ", " + place.offset() + ", " + place.size() + "), torch.narrow(" + vector
              + ", " + axis + ", " + taught.offset() + ", " + place.size() + "))");
      count++;
    }
    return count;
  }
}
