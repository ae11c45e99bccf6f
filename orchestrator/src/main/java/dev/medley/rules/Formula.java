package dev.medley.rules;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A logical statement over the classes of tasks, which are named by their places.
public sealed interface Formula {

  /// Whether it is true where each task has the class that is given.
  boolean holds(IntUnaryOperator classOf);

  /// The statements that it is made of.
  List<Formula> parts();

  /// The places of the tasks that it speaks of.
  default SortedSet<Integer> tasks() {
    return parts().stream().flatMap(p -> p.tasks().stream()).collect(Collectors.toCollection(TreeSet::new));
  }

  /// The task has one of some classes.
  record Is(int task, SortedSet<Integer> labels) implements Formula {
    public Is {
      labels = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }

    @Override
    public boolean holds(IntUnaryOperator classOf) {
      return labels.contains(classOf.applyAsInt(task));
    }

    @Override
    public List<Formula> parts() {
      return List.of();
    }

    @Override
    public SortedSet<Integer> tasks() {
      return new TreeSet<>(List.of(task));
    }
  }

  /// The numbers that the tasks' classes stand for, added up, compare to zero.
  record Sum(List<Addend> addends, int constant, Comparison comparison) implements Formula {

    /// @param values of the task's classes, by class
    record Addend(int task, int factor, List<Integer> values) {
      Addend {
        values = List.copyOf(values);
      }
    }

    public Sum {
      addends = List.copyOf(addends);
    }

    @Override
    public boolean holds(IntUnaryOperator classOf) {
      long sum = constant;
      for (var addend : addends) sum += (long) addend.factor() * addend.values().get(classOf.applyAsInt(addend.task()));
      return comparison.toZero(sum);
    }

    @Override
    public List<Formula> parts() {
      return List.of();
    }

    @Override
    public SortedSet<Integer> tasks() {
      return addends.stream().map(Addend::task).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /// How a number compares to zero.
  enum Comparison {
    EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST;

    boolean toZero(long number) {
      return switch (this) {
        case EQUAL -> number == 0;
        case UNEQUAL -> number != 0;
        case LESS -> number < 0;
        case AT_MOST -> number <= 0;
        case MORE -> number > 0;
        case AT_LEAST -> number >= 0;
      };
    }
  }

  record Not(Formula part) implements Formula {
    @Override
    public boolean holds(IntUnaryOperator classOf) {
      return !part.holds(classOf);
    }

    @Override
    public List<Formula> parts() {
      return List.of(part);
    }
  }

  record And(List<Formula> parts) implements Formula {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(IntUnaryOperator classOf) {
      return parts.stream().allMatch(p -> p.holds(classOf));
    }
  }

  record Or(List<Formula> parts) implements Formula {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(IntUnaryOperator classOf) {
      return parts.stream().anyMatch(p -> p.holds(classOf));
    }
  }

  record Implies(Formula when, Formula then) implements Formula {
    @Override
    public boolean holds(IntUnaryOperator classOf) {
      return !when.holds(classOf) || then.holds(classOf);
    }

    @Override
    public List<Formula> parts() {
      return List.of(when, then);
    }
  }

  record Same(Formula left, Formula right) implements Formula {
    @Override
    public boolean holds(IntUnaryOperator classOf) {
      return left.holds(classOf) == right.holds(classOf);
    }

    @Override
    public List<Formula> parts() {
      return List.of(left, right);
    }
  }

  /// So many of some statements are true: no less than `least`, no more than `most`.
  record Count(int least, int most, List<Formula> parts) implements Formula {
    public Count {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(IntUnaryOperator classOf) {
      long count = parts.stream().filter(p -> p.holds(classOf)).count();
      return count >= least && count <= most;
    }

    /// The numbers of true statements that make it true.
    IntStream counts() {
      return IntStream.rangeClosed(Math.max(0, least), Math.min(most, parts.size()));
    }
  }
}
