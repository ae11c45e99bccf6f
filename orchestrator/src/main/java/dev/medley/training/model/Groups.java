package dev.medley.training.model;

import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import java.util.SortedMap;
import java.util.TreeMap;

/// The groups of a network's parameters, told while it is written: by who declared them, and in which scope.
final class Groups {

  private final Network network;
  private final SortedMap<String, String> byName = new TreeMap<>();

  Groups(Network network) {
    this.network = network;
  }

  /// Puts what was declared since the last time, and is in no group yet, into groups of this kind: one for each scope directly below `scope`.
  void below(String kind, Network scope) {
    String prefix = scope.path().isEmpty() ? "" : scope.path() + ".";
    for (var name : network.parameters().stream().map(Tensor::name).toList()) {
      if (!name.startsWith(prefix) || byName.containsKey(name)) continue;
      String below = name.substring(prefix.length());
      int dot = below.indexOf('.');
      byName.put(name, kind + "/" + (dot < 0 ? below : below.substring(0, dot)));
    }
  }

  SortedMap<String, String> byName() {
    return byName;
  }
}
