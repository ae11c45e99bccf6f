package dev.medley.app.terminal;

/// A column of a table.
///
/// @param right whether its cells end at the same place, as numbers do
/// @param fit   what happens to it where there is little room
public record Column(String title, boolean right, Fit fit) {

  /// What happens to a column where there is little room.
  public enum Fit {
    /// It is always shown whole.
    WHOLE,
    /// Its cells are cut short.
    CUT,
    /// It is left out, the last such column first.
    OUT
  }

  public static Column text(String title) {
    return new Column(title, false, Fit.WHOLE);
  }

  public static Column number(String title) {
    return new Column(title, true, Fit.WHOLE);
  }

  /// The same, cut short where there is little room.
  public Column cut() {
    return new Column(title, right, Fit.CUT);
  }

  /// The same, left out where there is little room.
  public Column out() {
    return new Column(title, right, Fit.OUT);
  }
}
