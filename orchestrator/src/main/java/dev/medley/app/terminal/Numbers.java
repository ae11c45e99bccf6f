package dev.medley.app.terminal;

import java.time.Duration;
import java.util.Locale;

/// Numbers and times as people read them.
public final class Numbers {

  private Numbers() {}

  /// Four significant digits, without zeros that say nothing: `0.001`, `64`, `3.162e-05`.
  public static String shown(double value) {
    if (!Double.isFinite(value)) return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "-∞";
    if (value == Math.rint(value) && Math.abs(value) < 1e6) return String.valueOf((long) value);
    double size = Math.abs(value);
    if (size < 1e-3 || size >= 1e6) return String.format(Locale.ROOT, "%.3e", value).replaceFirst("\\.?0+e", "e");
    int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    var text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
  }

  /// Four decimals, so that a column of scores lines up.
  public static String score(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : shown(value);
  }

  /// `48 s`, `2 min 5 s`, `1 h 20 min`.
  public static String time(Duration duration) {
    long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
    if (seconds < 60) return seconds + " s";
    if (seconds < 3600) return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    return seconds / 3600 + " h" + (seconds % 3600 < 60 ? "" : " " + seconds % 3600 / 60 + " min");
  }

  /// `1 trial`, `2 trials`.
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /// `19 bytes`, `64 kB`, `512 MB`, `7.6 GB`.
  public static String bytes(long bytes) {
    if (bytes < 1000) return count(bytes, "byte");
    if (bytes < 1_000_000) return Math.round(bytes / 1e3) + " kB";
    if (bytes < 1_000_000_000) return Math.round(bytes / 1e6) + " MB";
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
