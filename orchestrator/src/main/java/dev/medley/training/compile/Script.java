package dev.medley.training.compile;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the body of one TorchScript method in the dialect of serialised modules: every statement an assignment, every operation a function.
final class Script {

  private final StringBuilder body = new StringBuilder();
  private String indent = "    ";
  private int next;

  /// Assigns an expression to a new variable and returns its name.
  String let(String expression) {
    String name = fresh();
    assign(name, expression);
    return name;
  }

  void assign(String name, String expression) {
    line(name + " = " + expression);
  }

  /// Runs a body so many times; what it assigns to a variable that was there before is what the next turn finds.
  void repeat(String index, int times, Runnable turn) {
    line("for " + index + " in range(" + times + "):");
    String outside = indent;
    indent = outside + "  ";
    turn.run();
    indent = outside;
  }

  /// A statement that gives nothing.
  void line(String statement) {
    body.append(indent).append(statement).append('\n');
  }

  /// A new variable's name.
  String fresh() {
    return "v" + next++;
  }

  /// The tensor in a variable that may hold none, or else another.
  String orElse(String optional, String otherwise) {
    String name = fresh();
    line("if torch.__isnot__(" + optional + ", None):");
    line("  " + name + " = unchecked_cast(Tensor, " + optional + ")");
    line("else:");
    line("  " + name + " = " + otherwise);
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
