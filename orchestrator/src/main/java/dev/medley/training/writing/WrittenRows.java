package dev.medley.training.writing;

import dev.medley.training.data.AnswerWords;
import dev.medley.training.engine.HostLongs;
import java.util.List;

/// What was written so far in each row, as a program reads it: each word before the place of the next one, and -1 behind.
///
/// @param length words of a row
public record WrittenRows(HostLongs ids, int length) {

  public void set(int row, List<Integer> beginning) {
    for (int t = 0; t < length; t++)
      ids.set(row * length + t, t == 0 ? AnswerWords.BEGIN : t <= beginning.size() ? beginning.get(t - 1) : -1);
  }
}
