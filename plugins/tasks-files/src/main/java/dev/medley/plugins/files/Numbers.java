package dev.medley.plugins.files;

import java.util.regex.Pattern;

/// Numbers as data files write them: `1`, `-0.5`, `1e-3`; no `NaN`, no suffixes, no digits of other scripts.
final class Numbers {

  private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private Numbers() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() && Float.isFinite(Float.parseFloat(text));
  }
}
