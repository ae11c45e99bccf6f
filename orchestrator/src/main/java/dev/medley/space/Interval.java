package dev.medley.space;

import dev.medley.space.Parameter.Scale;

/// An interval of numbers as the unit interval, by its scale.
public record Interval(double min, double max, Scale scale) {

  public boolean free() {
    return min < max;
  }

  public boolean holds(double number) {
    return number >= min && number <= max;
  }

  /// The number at a share of the way from the least to the greatest, on the scale.
  public double number(double share) {
    double low = scaled(min);
    double at = low + share * (scaled(max) - low);
    return Math.clamp(switch (scale) {
      case LINEAR -> at;
      case LOG -> Math.exp(at);
      case LOGIT -> 1 / (1 + Math.exp(-at));
    }, min, max);
  }

  /// What share of the way a number lies; in the middle where there is one number only.
  public double share(double number) {
    double low = scaled(min);
    return free() ? Math.clamp((scaled(number) - low) / (scaled(max) - low), 0, 1) : 0.5;
  }

  private double scaled(double number) {
    return switch (scale) {
      case LINEAR -> number;
      case LOG -> Math.log(number);
      case LOGIT -> Math.log(number) - Math.log1p(-number);
    };
  }
}
