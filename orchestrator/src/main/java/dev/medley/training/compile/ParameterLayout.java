package dev.medley.training.compile;

import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Where each parameter lies in a member's two flat vectors: that of the shared parameters, and that which every task has of its own.
///
/// Tables of embeddings lie at multiples of their width, and the vectors' lengths are such multiples too, so that a whole cohort's tables can be seen as one table.
public final class ParameterLayout {

  /// @param offset where it begins in its owner's vector
  public record Place(Tensor parameter, int offset) {
    public int size() {
      return parameter.shape().size();
    }

    public String name() {
      return ((Op.Parameter) parameter.op()).name();
    }
  }

  private final Set<Tensor> tables = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Place> shared = new ArrayList<>();
  private final List<Place> own = new ArrayList<>();
  private final int tableWidth;
  private final int sharedSize;
  private final int ownSize;

  private ParameterLayout(List<Tensor> parameters, Graph graph) {
    var candidates = parameters.stream().filter(graph::embedsOnly).toList();
    tableWidth = candidates.stream().mapToInt(t -> t.shape().dim(1)).findFirst().orElse(1);
    candidates.stream().filter(t -> t.shape().dim(1) == tableWidth).forEach(tables::add);
    int sharedEnd = 0;
    int ownEnd = 0;
    for (var parameter : parameters) {
      if (((Op.Parameter) parameter.op()).owner() == Owner.SHARED) {
        int at = tables.contains(parameter) ? roundUp(sharedEnd) : sharedEnd;
        shared.add(new Place(parameter, at));
        sharedEnd = at + parameter.shape().size();
      } else {
        own.add(new Place(parameter, ownEnd));
        ownEnd += parameter.shape().size();
      }
    }
    sharedSize = Math.max(tableWidth, roundUp(sharedEnd));
    ownSize = Math.max(1, ownEnd);
  }

  static ParameterLayout of(List<Tensor> parameters, Graph graph) {
    return new ParameterLayout(parameters, graph);
  }

  private int roundUp(int offset) {
    return Math.ceilDiv(offset, tableWidth) * tableWidth;
  }

  public List<Place> shared() {
    return List.copyOf(shared);
  }

  public List<Place> own() {
    return List.copyOf(own);
  }

  /// The length of the vector of shared parameters.
  public int sharedSize() {
    return sharedSize;
  }

  /// The length of the vector that each task has of its own.
  public int ownSize() {
    return ownSize;
  }

  /// Whether a parameter is a table of embeddings that lies aligned, and serves as nothing else.
  boolean isTable(Tensor parameter) {
    return tables.contains(parameter);
  }

  /// The width to which embedding tables are aligned.
  int tableWidth() {
    return tableWidth;
  }

  Place placeOf(Tensor parameter) {
    var places = ((Op.Parameter) parameter.op()).owner() == Owner.SHARED ? shared : own;
    return places.stream().filter(p -> p.parameter() == parameter).findFirst().orElseThrow();
  }
}
