package dev.medley.rules;

import java.util.List;
import java.util.OptionalInt;

/// A task that rules may speak of.
///
/// @param labels its classes
/// @param words  whether it has one for every word of a text
public record Subject(String name, List<String> labels, boolean words) {

  public Subject {
    labels = List.copyOf(labels);
  }

  /// The number that a label stands for, if it is one.
  OptionalInt value(int label) {
    String text = labels.get(label);
    return text.matches("-?\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  /// Whether every label stands for a number.
  boolean counts() {
    for (int i = 0; i < labels.size(); i++) if (value(i).isEmpty()) return false;
    return true;
  }
}
