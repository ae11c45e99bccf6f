package dev.medley.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A condition on trials, as a tree.
///
/// A comparison with something that a trial does not have never holds; `not` around it does.
sealed interface Filter {

  /// A name compared with a literal.
  record Compare(Name name, Comparison comparison, Cell literal) implements Filter {}

  /// A name compared with several literals.
  record In(Name name, List<Cell> literals) implements Filter {}

  record And(List<Filter> parts) implements Filter {}

  record Or(List<Filter> parts) implements Filter {}

  record Not(Filter part) implements Filter {}

  /// A name as it was written, and where.
  record Name(String text, int position) {}

  default boolean holds(Function<Name, @Nullable Cell> cells) {
    return switch (this) {
      case Compare(Name name, Comparison comparison, Cell literal) ->
        holds(cells.apply(name), comparison, literal);
      case In(Name name, List<Cell> literals) -> {
        var cell = cells.apply(name);
        yield literals.stream().anyMatch(literal -> holds(cell, Comparison.EQUAL, literal));
      }
      case And(List<Filter> parts) -> parts.stream().allMatch(part -> part.holds(cells));
      case Or(List<Filter> parts) -> parts.stream().anyMatch(part -> part.holds(cells));
      case Not(Filter part) -> !part.holds(cells);
    };
  }

  /// Every name with the literals that it is compared to.
  default Set<Use> uses() {
    var found = new LinkedHashSet<Use>();
    switch (this) {
      case Compare(Name name, Comparison _, Cell literal) -> found.add(new Use(name, literal));
      case In(Name name, List<Cell> literals) -> literals.forEach(each -> found.add(new Use(name, each)));
      case And(List<Filter> parts) -> parts.forEach(part -> found.addAll(part.uses()));
      case Or(List<Filter> parts) -> parts.forEach(part -> found.addAll(part.uses()));
      case Not(Filter part) -> found.addAll(part.uses());
    }
    return found;
  }

  /// A name and a literal that it is compared to.
  record Use(Name name, Cell literal) {}

  private static boolean holds(@Nullable Cell cell, Comparison comparison, Cell literal) {
    return switch (cell) {
      case Cell.Numeric(double left) when literal instanceof Cell.Numeric(double right) ->
        comparison.holds(left, right);
      case Cell.Text(String left) when literal instanceof Cell.Text(String right) ->
        comparison.holds(left, right);
      // A text and a number are never equal, and neither is the lesser.
      case Cell.Numeric _,Cell.Text _ -> comparison == Comparison.NOT_EQUAL;
      case null -> false;
    };
  }
}
