package dev.medley.training.compile;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the body of one TorchScript method in the dialect of serialised modules: every statement an assignment, every operation a function.
final class Script {

  private final StringBuilder body = new StringBuilder();
  private int next;

  /// Assigns an expression to a new variable and returns its name.
  String let(String expression) {
    String name = "v" + next++;
    assign(name, expression);
    return name;
  }

  void assign(String name, String expression) {
    body.append("    ").append(name).append(" = ").append(expression).append('\n');
  }

  /// The tensor in a variable that may hold none, or else another.
  String orElse(String optional, String otherwise) {
    String name = "v" + next++;
    body.append("    if torch.__isnot__(").append(optional).append(", None):\n");
    body.append("      ").append(name).append(" = unchecked_cast(Tensor, ").append(optional).append(")\n");
    body.append("    else:\n");
    body.append("      ").append(name).append(" = ").append(otherwise).append('\n');
    return name;
  }

  /// Runs an expression for its effect.
  void run(String expression) {
    assign("e" + next++, expression);
  }

  static String list(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  static String list(Object... items) {
    return list(List.of(items));
  }

  /// A method with these parameters, all tensors but those that carry a type of their own (`name: List[Tensor]`).
  String method(String name, List<String> parameters, String result) {
    String typed = parameters.stream().map(p -> p.contains(":") ? p : p + ": Tensor").collect(Collectors.joining(", "));
    return "  def " + name + "(self, " + typed + ") -> " + result + ":\n" + body;
  }
}
