package dev.medley.api.sharing;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What a sharing builds on.
///
/// @param tasks   the names of the study's tasks; the micro-batch's task is an index into it
/// @param input   the micro-batch's inputs, such as the mask that tells words from filling
/// @param encoder encodes the inputs with parameters of the scope that it is given; a new scope makes a new encoder, which the tasks share
public record SharingContext(List<String> tasks, ModelInput input, Function<Network, Features> encoder) {

  public SharingContext {
    tasks = List.copyOf(tasks);
  }

  public Features encode(Network scope) {
    return encoder.apply(scope);
  }

  /// The names of the encoder's layers from input to output, which are the scopes that it declares parameters in. Tables of embeddings are no layers: what a word is, all tasks share.
  public List<String> layers() {
    var rehearsal = Network.empty();
    var tables = new HashSet<String>();
    tables(encode(rehearsal).pooled(), tables, new HashSet<>());
    var layers = rehearsal.layers();
    return layers.stream().filter(l -> tables.stream().noneMatch(t -> t.equals(l) || t.startsWith(l + "."))).toList();
  }

  /// The names of so many of the encoder's layers, counted from its output; all of them if it has no more.
  public List<String> upperLayers(int count) {
    var layers = layers();
    return layers.subList(Math.max(0, layers.size() - count), layers.size());
  }

  private static void tables(Tensor tensor, Set<String> found, Set<Tensor> seen) {
    if (!seen.add(tensor)) return;
    if (tensor.op() instanceof Op.Embedding && tensor.inputs().getFirst().op() instanceof Op.Parameter)
      found.add(tensor.inputs().getFirst().name());
    tensor.inputs().forEach(t -> tables(t, found, seen));
  }
}
