package dev.medley.training.engine;

import java.util.Locale;
import java.util.stream.Stream;

/// What kind of failure something that was thrown in training is: by it is decided what to do about it.
public enum Fault {
  /// There was not enough memory, on the device or for the host: less at once may fit.
  MEMORY,
  /// The device is of no use any more: others may be.
  DEVICE,
  /// Anything else.
  OTHER;

  public static Fault of(Throwable thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof OutOfMemoryError) return MEMORY;
      String message = e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
      if (any(message, "out of memory", "can't allocate memory", "cannot allocate memory", "bad_alloc", "alloc_failed")) return MEMORY;
      if (any(message, "cuda error", "cuda driver", "cudnn_status_execution_failed", "no cuda gpus", "device-side assert",
          "invalid device ordinal"))
        return DEVICE;
    }
    return OTHER;
  }

  private static boolean any(String message, String... parts) {
    return Stream.of(parts).anyMatch(message::contains);
  }
}
