package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;

/// Checks of what the command line gives.
final class Arguments {

  private Arguments() {}

  static void atLeast(String option, long value, long least) {
    if (value < least)
      throw new InputException(Problem.maybe("MED-247", "The value (" + value + ") of " + option + " must be " + least + " or more.",
          "write " + option + " " + least));
  }
}
