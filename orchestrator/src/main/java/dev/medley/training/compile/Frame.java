package dev.medley.training.compile;

import dev.medley.api.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The leading axes of a program and the changes between them.
///
/// @param members      K
/// @param microBatches M
record Frame(int members, int microBatches) {

  /// The lengths of the leading axes, as source.
  List<Object> lead(Layout layout, Group group) {
    return switch (layout) {
      case SHARED -> List.of();
      case MEMBER -> List.of(members);
      case BATCH -> List.of(members, microBatches);
      case SLOT -> List.of(group.whole() ? members * microBatches : group.count());
    };
  }

  String dims(Layout layout, Group group, Shape shape) {
    var all = new ArrayList<>(lead(layout, group));
    all.addAll(shape.dims());
    return Script.list(all);
  }

  /// As another layout, axes of length 1 standing in where values repeat; ready to be broadcast against a tensor of that layout and rank.
  String aligned(Script script, Value value, Layout target, int rank, Group group) {
    if (value.layout() == Layout.SHARED) return value.name();
    var at = target == Layout.SLOT ? slotted(script, value, group) : value;
    if (at.layout() == target && value.rank() == rank) return at.name();
    var dims = new ArrayList<>(lead(at.layout(), group));
    if (at.layout() == Layout.MEMBER && target == Layout.BATCH) dims.add(1);
    dims.addAll(Collections.nCopies(rank - value.rank(), 1));
    dims.addAll(value.shape().dims());
    return script.let("torch.reshape(" + at.name() + ", " + Script.list(dims) + ")");
  }

  /// As another layout, with every leading axis at its full length.
  Value expanded(Script script, Value value, Layout target, Group group) {
    if (value.layout() == target) return value;
    if (target == Layout.SLOT && value.layout() != Layout.SHARED) return slotted(script, value, group);
    String aligned = aligned(script, value, target, value.rank(), group);
    return new Value(script.let("torch.expand(" + aligned + ", " + dims(target, group, value.shape()) + ")"), target, value.shape());
  }

  /// Each slot's own copy.
  Value slotted(Script script, Value value, Group group) {
    return switch (value.layout()) {
      case SHARED, SLOT -> value;
      case MEMBER ->
        new Value(script.let("torch.index_select(" + value.name() + ", 0, " + group.member() + ")"), Layout.SLOT, value.shape());
      case BATCH -> {
        String flat = script
            .let("torch.reshape(" + value.name() + ", " + dims(Layout.SLOT, new Group(group.name(), true), value.shape()) + ")");
        yield new Value(group.whole() ? flat : script.let("torch.index_select(" + flat + ", 0, " + group.slots() + ")"), Layout.SLOT,
            value.shape());
      }
    };
  }
}
