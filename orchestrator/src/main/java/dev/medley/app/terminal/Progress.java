package dev.medley.app.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How far a study has come.
///
/// @param title   what runs
/// @param done    how many trials have ended, in this process and before it
/// @param before  how many of those had ended before this process began
/// @param total   how many there will be
/// @param best    what the best one reached and which it is, such as `+4.82 (trial 17)`; empty as long as there is none
/// @param elapsed since this process began
public record Progress(String title, int done, int before, int total, String best, Duration elapsed) {

  private static final int LEAST_BAR = 10;
  private static final int LARGEST_BAR = 30;

  /// One line to be drawn again and again; what matters least gives way where the width is small.
  public String bar(int width) {
    var parts = new ArrayList<>(List.of(title, done + "/" + total));
    var details = details();
    for (var detail : details) if (length(parts) + 2 + detail.length() + LEAST_BAR + 2 <= width - 1) parts.add(detail);
    int room = width - 1 - length(parts) - 2;
    if (room < LEAST_BAR) return cut(String.join("  ", parts), width - 1);
    int columns = Math.min(LARGEST_BAR, room);
    int full = total == 0 ? columns : (int) ((long) columns * Math.min(done, total) / total);
    parts.add(1, "█".repeat(full) + "░".repeat(columns - full));
    return String.join("  ", parts);
  }

  /// The same for a pipe.
  public String line() {
    var parts = new ArrayList<String>();
    parts.add(title + ": " + done + " of " + Numbers.count(total, "trial"));
    parts.addAll(details());
    return String.join(", ", parts);
  }

  private List<String> details() {
    var details = new ArrayList<String>();
    if (!best.isEmpty()) details.add("best " + best);
    double minutes = elapsed.toMillis() / 60_000.0;
    int here = done - before;
    if (here > 0 && minutes > 0) {
      if (done < total) details.add(Numbers.time(elapsed.multipliedBy(total - done).dividedBy(here)) + " left");
      details.add(Math.round(here / minutes) + " trials/min");
    }
    return details;
  }

  private static int length(List<String> parts) {
    return parts.stream().mapToInt(String::length).sum() + 2 * (parts.size() - 1);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}
