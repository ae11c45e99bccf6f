package dev.medley.plugins.copies;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Lets several encoders look words up in the same tables: those that the first of them declares.
final class CommonTables {

  private final List<String> layers;
  private final List<Tensor> tables = new ArrayList<>();
  private boolean first = true;

  /// @param layers those of the encoder; what else it declares is a table
  CommonTables(List<String> layers) {
    this.layers = List.copyOf(layers);
  }

  /// The scope for one more encoder.
  Network scope(Network scope) {
    boolean declares = first;
    first = false;
    var next = tables.iterator();
    return scope.making(layer -> !layers.contains(layer),
        (plain, name, shape, init) -> declares ? declare(plain, name, shape, init) : next.next());
  }

  private Tensor declare(Network plain, String name, Shape shape, Init init) {
    var table = plain.parameter(name, shape, init);
    tables.add(table);
    return table;
  }
}
