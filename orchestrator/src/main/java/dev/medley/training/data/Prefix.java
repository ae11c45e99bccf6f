package dev.medley.training.data;

import dev.medley.api.task.Input;
import java.util.ArrayList;
import java.util.List;

/// What says to a model that writes which task a text is for: one network writes the answers of all of them.
///
/// @see <a href="https://arxiv.org/abs/1910.10683">Raffel et al., Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer, JMLR 2020, section 2.4</a>
public final class Prefix {

  private Prefix() {}

  /// The task's name and a colon as the first word, where its answers are written.
  public static Input before(Input input, String task, HeadKind kind) {
    if (kind != HeadKind.TEXT || !(input instanceof Input.Words(var words))) return input;
    var all = new ArrayList<>(List.of(task + ":"));
    all.addAll(words);
    return new Input.Words(all);
  }
}
