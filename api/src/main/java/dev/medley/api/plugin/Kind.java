package dev.medley.api.plugin;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.executor.Executor;
import dev.medley.api.loss.Loss;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.sampler.Sampler;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.task.Task;
import java.util.List;
import java.util.Locale;

/// A kind of component, with the type that its components make. Instances are the constants.
///
/// @param <T> what a component of this kind makes
public final class Kind<T> {

  public static final Kind<Task> TASK = new Kind<>("task", Task.class);
  public static final Kind<Encoder> ENCODER = new Kind<>("encoder", Encoder.class);
  public static final Kind<Sharing> SHARING = new Kind<>("sharing", Sharing.class);
  public static final Kind<Sampler> SAMPLER = new Kind<>("sampler", Sampler.class);
  public static final Kind<Loss> LOSS = new Kind<>("loss", Loss.class);
  public static final Kind<LossTerm> TERM = new Kind<>("term", LossTerm.class);
  public static final Kind<Executor> EXECUTOR = new Kind<>("executor", Executor.class);

  private final String name;
  private final Class<T> type;

  private Kind(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /// All kinds, in the order in which a study names them.
  public static List<Kind<?>> all() {
    return List.of(TASK, ENCODER, SHARING, SAMPLER, LOSS, TERM, EXECUTOR);
  }

  /// Such as `encoder`.
  public String singular() {
    return name;
  }

  public Class<T> type() {
    return type;
  }

  @Override
  public String toString() {
    return name.toUpperCase(Locale.ROOT);
  }
}
