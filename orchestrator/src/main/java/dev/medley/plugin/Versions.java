package dev.medley.plugin;

import org.pf4j.DefaultVersionManager;

/// Semantic versions and the ranges that admit them.
final class Versions {

  private static final DefaultVersionManager RULES = new DefaultVersionManager();

  private Versions() {}

  static boolean isVersion(String version) {
    return version.matches("\\d+\\.\\d+\\.\\d+([-+].+)?");
  }

  /// Whether a range such as `0.1` (any 0.1.x) or `>=0.1.0 & <0.3.0` admits a version. An empty range, or one that is none, admits nothing.
  static boolean admits(String range, String version) {
    if (range.isEmpty()) return false;
    try {
      return RULES.checkVersionConstraint(version, range);
    } catch (RuntimeException notARange) {
      return false;
    }
  }
}
