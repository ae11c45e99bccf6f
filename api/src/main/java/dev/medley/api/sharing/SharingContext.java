package dev.medley.api.sharing;

import dev.medley.api.encoder.Features;
import dev.medley.api.tensor.Network;
import java.util.List;
import java.util.function.Function;

/// What a sharing builds on.
///
/// @param tasks   the names of the study's tasks; the micro-batch's task is an index into it
/// @param encoder encodes the micro-batch's inputs with parameters of the scope that it is given; a new scope makes a new encoder, which the tasks share
public record SharingContext(List<String> tasks, Function<Network, Features> encoder) {

  public SharingContext {
    tasks = List.copyOf(tasks);
  }

  public Features encode(Network scope) {
    return encoder.apply(scope);
  }
}
