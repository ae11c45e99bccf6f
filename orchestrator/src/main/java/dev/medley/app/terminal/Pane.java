package dev.medley.app.terminal;

import java.io.PrintStream;

/// One of the two streams of a process, and what is known about who reads it.
///
/// @param stream   where to write
/// @param terminal whether a person looks at it, so that a line may be drawn again and again
/// @param colour   whether it shows colours
/// @param width    how many columns it has; [#UNBOUNDED] where nothing limits a line
public record Pane(PrintStream stream, boolean terminal, boolean colour, int width) {

  /// Of a pipe or a file.
  public static final int UNBOUNDED = Integer.MAX_VALUE;

  private static final String CLEAR_LINE = "\r\u001b[2K";

  /// A pipe or a file.
  public static Pane plain(PrintStream stream) {
    return new Pane(stream, false, false, UNBOUNDED);
  }

  public void line(String text) {
    stream.print(text + "\n");
    stream.flush();
  }

  /// Whether nobody reads it any more: what was written last did not arrive.
  public boolean broken() {
    return stream.checkError();
  }

  /// Draws over the line that was drawn last.
  void redraw(String text) {
    stream.print(CLEAR_LINE + text);
    stream.flush();
  }

  /// The text, standing out where there is colour.
  public String paint(Style style, String text) {
    return colour ? style.on(text) : text;
  }
}
