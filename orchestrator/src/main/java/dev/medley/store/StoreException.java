package dev.medley.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Says what the store cannot do and what to do about it, in words that can be shown to the user as they are.
public final class StoreException extends RuntimeException {

  @Serial
  private static final long serialVersionUID = 1L;

  private final StoreError error;
  private final String sentence;

  StoreException(StoreError error, String sentence, String advice, @Nullable Throwable cause) {
    super(error.id() + " " + sentence + (advice.isEmpty() ? "" : "\n" + advice), cause);
    this.error = error;
    this.sentence = sentence;
  }

  /// What is wrong, without its number and without advice.
  public String sentence() {
    return sentence;
  }

  /// Which of the store's errors this is.
  public StoreError error() {
    return error;
  }
}
