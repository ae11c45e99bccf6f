package dev.medley.training.writing;

import dev.medley.training.compile.Inputs;
import dev.medley.training.data.AnswerWords;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.HostLongs;
import java.util.List;
import java.util.Map;

/// What was written so far in each row, as a program reads it: each word before the place of the next one, in all rows as many.
///
/// @param place  one where the next word stands
/// @param length words of a row
public record WrittenRows(HostLongs ids, HostFloats place, int length) {

  public static WrittenRows of(Arena arena, int rows, int length) {
    return new WrittenRows(arena.hostLongs(rows, length), arena.hostFloats(length), length);
  }

  public Map<String, Argument> arguments() {
    return Map.of(Inputs.WRITTEN, ids, Inputs.PLACE, place);
  }

  public void set(int row, List<Integer> beginning) {
    for (int t = 0; t < length; t++)
      ids.set(row * length + t, t > 0 && t <= beginning.size() ? beginning.get(t - 1) : AnswerWords.BEGIN);
  }

  /// @param words of what was written
  public void setPlace(int words) {
    for (int t = 0; t < length; t++) place.set(t, t == words ? 1 : 0);
  }
}
