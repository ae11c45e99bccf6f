package dev.medley.training.compile;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the phases of a cohort's members may switch from step to step, beside what they draw and how they weigh it.
///
/// @param groups the group of each parameter by its name, if groups of parameters move at rates of their own; otherwise nothing
/// @param gates  whether each penalty counts as much as a number of the member says
/// @param pull   how parameters are held near to what earlier tasks left
public record Switches(SortedMap<String, String> groups, boolean gates, Pull pull) {

  /// Nothing is switched, and nothing is paid for it.
  public static final Switches NONE = new Switches(new TreeMap<>(), false, Pull.NONE);

  public Switches {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /// The groups, in the order in which the members' numbers for them stand.
  public List<String> names() {
    return groups.values().stream().distinct().sorted().toList();
  }

  /// Whether groups of parameters move at rates of their own.
  boolean paced() {
    return !groups.isEmpty();
  }

  /// The place of a parameter's group among all.
  public int groupOf(String parameter) {
    return names().indexOf(groups.get(parameter));
  }
}
