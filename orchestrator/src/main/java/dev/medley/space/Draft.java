package dev.medley.space;

import dev.medley.api.parameter.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the sections of a space have come to so far.
final class Draft {

  private final List<Parameter> parameters = new ArrayList<>();
  private final TreeMap<String, Value> fixed = new TreeMap<>();
  private final TreeMap<String, Value> defaults = new TreeMap<>();

  void add(String path, Reading reading) {
    switch (reading) {
      case Reading.Fixed(var value) -> fixed.put(path, value);
      case Reading.Varying(var more, var byDefault) -> {
        parameters.addAll(more);
        defaults.put(path, byDefault);
      }
    }
  }

  SearchSpace space() {
    return new SearchSpace(parameters);
  }

  SortedMap<String, Value> fixed() {
    return fixed;
  }

  SortedMap<String, Value> defaults() {
    return defaults;
  }
}
