package dev.medley.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A piece of a YAML text with the line on which it begins, from 1. Immutable.
sealed interface Node {

  int line();

  /// As it would be written in short, for messages.
  String show();

  /// A word or number.
  ///
  /// @param plain whether it stands without quotes, so that it may be a number, a truth value or nothing
  record Scalar(String text, boolean plain, int line) implements Node {

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern UNBOUNDED = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    boolean nothing() {
      return plain && NOTHING.contains(text);
    }

    /// The number that it is by the core schema of YAML 1.2, which may be infinite; `.nan` gives a NaN.
    OptionalDouble number() {
      if (!plain) return OptionalDouble.empty();
      if (NUMBER.matcher(text).matches()) return OptionalDouble.of(Double.parseDouble(text));
      if (UNBOUNDED.matcher(text).matches())
        return OptionalDouble.of(text.endsWith("n") || text.endsWith("N") ? Double.NaN : Double.POSITIVE_INFINITY);
      return OptionalDouble.empty();
    }

    @Override
    public String show() {
      return nothing() ? "nothing" : plain ? text : '"' + text + '"';
    }
  }

  record Items(List<Node> items, int line) implements Node {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String show() {
      return items.stream().limit(8).map(Node::show).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /// @param entries by key, in the order of the text
  record Entries(Map<String, Entry> entries, int line) implements Node {
    public Entries {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String show() {
      return entries.values().stream().limit(8).map(e -> e.key() + ": " + e.value().show()).collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /// @param line where the key stands
  record Entry(String key, int line, Node value) {}
}
