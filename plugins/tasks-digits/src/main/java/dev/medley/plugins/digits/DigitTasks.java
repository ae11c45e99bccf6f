package dev.medley.plugins.digits;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class DigitTasks implements ComponentProvider {

  private static final String DIGITS = "Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998";
  private static final String DIGITS_URL = "https://doi.org/10.24432/C50P49";

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component
            .of(Kind.TASK, "digits", "Which digit an image of eight by eight pixels shows.",
                settings -> SingleDigits.digits(Pixels.of(settings)))
            .with(Pixels.SETTING)
            .from(DIGITS, DIGITS_URL),
        Component
            .of(Kind.TASK, "digit-parity", "Whether the digit in an image is odd.", settings -> SingleDigits.parity(Pixels.of(settings)))
            .with(Pixels.SETTING).from(DIGITS,
                DIGITS_URL),
        Component.of(Kind.TASK, "digit-pairs", "Which digit is at one side of an image in which two lie over each other.", DigitPairs::new)
            .with(DigitPairs.SETTINGS.toArray(Setting[]::new))
            .from("Sabour et al., Dynamic Routing Between Capsules, NIPS 2017", "https://arxiv.org/abs/1710.09829"));
  }
}
