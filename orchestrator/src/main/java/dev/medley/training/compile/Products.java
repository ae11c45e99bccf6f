package dev.medley.training.compile;

import dev.medley.api.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lowers what multiplies or looks up: a product with weights of each member becomes one batched product, an embedding one look-up with offsets, a convolution a grouped one.
final class Products {

  private final Script script;
  private final Frame frame;

  Products(Script script, Frame frame) {
    this.script = script;
    this.frame = frame;
  }

  Value matmul(Value x, Value w, Shape shape, Group group) {
    var layout = x.layout().join(w.layout());
    if (w.rank() > 2 && w.layout() == Layout.MEMBER && x.layout() == Layout.BATCH) return joined(x, w, shape, group);
    if (w.rank() > 2) {
      return let(layout, shape, "torch.matmul(" + frame.aligned(script, x, layout, x.rank(), group) + ", "
          + frame.aligned(script, w, layout, w.rank(), group) + ")");
    }
    if (w.layout() == Layout.SHARED) return let(layout, shape, "torch.matmul(" + x.name() + ", " + w.name() + ")");
    var folded = fold(x, w, group);
    return unfold(script.let("torch.bmm(" + folded.rows + ", " + folded.weights + ")"), layout, shape, group);
  }

  /// Several matrices of each member, by which the rows of all its micro-batches are multiplied at once: `[K, M, n.., r, in]` goes as `[K·n, M·r, in]`.
  private Value joined(Value x, Value w, Shape shape, Group group) {
    int matrices = w.shape().size() / (w.shape().dim(-1) * w.shape().dim(-2));
    int rows = x.shape().dim(-2);
    int in = x.shape().dim(-1);
    int m = frame.microBatches();
    String apart = script.let("torch.reshape(" + x.name() + ", " + Script.list(frame.members(), m, matrices, rows, in) + ")");
    String together = script.let("torch.reshape(torch.permute(" + apart + ", [0, 2, 1, 3, 4]), "
        + Script.list(frame.members() * matrices, m * rows, in) + ")");
    String product = script
        .let("torch.bmm(" + together + ", torch.reshape(" + w.name() + ", " + Script.list(-1, in, w.shape().dim(-1)) + "))");
    String split = script.let("torch.reshape(" + product + ", " + Script.list(frame.members(), matrices, m, rows, w.shape().dim(-1)) + ")");
    return unfold("torch.permute(" + split + ", [0, 2, 1, 3, 4])", Layout.BATCH, shape, group);
  }

  /// `x·w + b` in one operation, where weights and bias have the same leading axes.
  Optional<Value> linear(Value x, Value w, Value b, Shape shape, Group group) {
    if (w.rank() != 2 || w.layout() == Layout.SHARED || b.layout() != w.layout()) return Optional.empty();
    var folded = fold(x, w, group);
    String bias = folded.layout == b.layout() ? b.name() : frame.slotted(script, b, group).name();
    String added = script.let("torch.baddbmm(torch.reshape(" + bias + ", " + Script.list(-1, 1, shape.dim(-1)) + "), " + folded.rows + ", "
        + folded.weights + ")");
    return Optional.of(unfold(added, x.layout().join(w.layout()), shape, group));
  }

  private record Folded(String rows, String weights, Layout layout) {}

  /// Rows `[g, rows, in]` and weights `[g, in, out]` of as many groups as there are different weights.
  private Folded fold(Value x, Value w, Group group) {
    var layout = x.layout() == Layout.SLOT ? Layout.SLOT : w.layout();
    var weights = layout == w.layout() ? w : frame.slotted(script, w, group);
    // Rows of several micro-batches share their member's weights: the micro-batch axis joins the rows.
    var rows = x.layout().compareTo(layout) >= 0 ? x : frame.expanded(script, x, layout, group);
    String groups = layout == Layout.BATCH
        ? String.valueOf(frame.members() * frame.microBatches())
        : frame.lead(layout, group).getFirst().toString();
    String perGroup = layout == Layout.MEMBER && rows.layout() == Layout.BATCH
        ? String.valueOf(frame.microBatches() * outer(x))
        : String.valueOf(outer(x));
    String r = script.let("torch.reshape(" + rows.name() + ", [" + groups + ", " + perGroup + ", " + x.shape().dim(-1) + "])");
    String m = layout == Layout.BATCH
        ? script.let("torch.reshape(" + weights.name() + ", " + Script.list(-1, w.shape().dim(0), w.shape().dim(1)) + ")")
        : weights.name();
    return new Folded(r, m, layout);
  }

  private static int outer(Value x) {
    return x.shape().size() / x.shape().dim(-1);
  }

  private Value unfold(String product, Layout layout, Shape shape, Group group) {
    return let(layout, shape, "torch.reshape(" + product + ", " + frame.dims(layout, group, shape) + ")");
  }

  Value embedding(Value table, Value ids, Shape shape, Group group) {
    if (table.layout() == Layout.SHARED) return let(ids.layout(), shape, "torch.embedding(" + table.name() + ", " + ids.name() + ")");
    var layout = table.layout().join(ids.layout());
    String offset = offsets(table.layout(), table.shape().dim(0), layout, ids.rank(), group);
    String rows = script.let("torch.add(" + frame.expanded(script, ids, layout, group).name() + ", " + offset + ")");
    return let(layout, shape,
        "torch.embedding(torch.reshape(" + table.name() + ", " + Script.list(-1, table.shape().dim(1)) + "), " + rows + ")");
  }

  /// One table for each leading index, all of them made at once.
  Value scatter(Value x, Value ids, int rows, Group group) {
    var layout = x.layout().join(ids.layout());
    int width = x.shape().dim(1);
    var shape = Shape.of(rows, width);
    String source = script.let("torch.reshape(" + frame.expanded(script, x, layout, group).name() + ", " + Script.list(-1, width) + ")");
    String at = frame.expanded(script, ids, layout, group).name();
    if (layout != Layout.SHARED) at = script.let("torch.add(" + at + ", " + offsets(layout, rows, layout, 1, group) + ")");
    String all = switch (layout) {
      case SHARED -> String.valueOf(rows);
      case MEMBER -> String.valueOf(frame.members() * rows);
      case BATCH -> String.valueOf(frame.members() * frame.microBatches() * rows);
      case SLOT -> script.let("torch.mul(" + frame.lead(Layout.SLOT, group).getFirst() + ", " + rows + ")");
    };
    String zeros = script.let("torch.zeros([" + all + ", " + width + "], dtype=6, device=ops.prim.device(" + source + "))");
    return unfold("torch.index_add(" + zeros + ", 0, torch.reshape(" + at + ", [-1]), " + source + ")", layout, shape, group);
  }

  Value take(Value x, Value id, Shape shape, Group group) {
    if (x.layout() == Layout.SHARED)
      return let(id.layout(), shape, "torch.reshape(torch.index_select(" + x.name() + ", 0, torch.reshape(" + id.name() + ", [-1])), "
          + frame.dims(id.layout(), group, shape) + ")");
    var layout = x.layout().join(id.layout());
    String offset = offsets(x.layout(), x.shape().dim(0), layout, 0, group);
    String rows = script.let("torch.reshape(torch.add(" + frame.expanded(script, id, layout, group).name() + ", " + offset + "), [-1])");
    var flat = new ArrayList<Object>(List.of(-1));
    flat.addAll(x.shape().dims().subList(1, x.rank()));
    return let(layout, shape, "torch.reshape(torch.index_select(torch.reshape(" + x.name() + ", " + Script.list(flat) + "), 0, " + rows
        + "), " + frame.dims(layout, group, shape) + ")");
  }

  /// Where the rows of each leading index of a table begin, aligned to ids of another layout.
  private String offsets(Layout table, int rows, Layout ids, int rank, Group group) {
    String starts = switch (table) {
      case SHARED -> throw new IllegalArgumentException("A shared table has one beginning");
      case MEMBER -> arange(String.valueOf(frame.members()), rows);
      case BATCH -> arange(String.valueOf(frame.members() * frame.microBatches()), rows);
      case SLOT -> arange(frame.lead(Layout.SLOT, group).getFirst().toString(), rows);
    };
    if (table == Layout.BATCH)
      starts = script.let("torch.reshape(" + starts + ", " + Script.list(frame.members(), frame.microBatches()) + ")");
    return frame.aligned(script, new Value(starts, table, Shape.SCALAR), ids, rank, group);
  }

  private String arange(String count, int step) {
    return script.let("torch.mul(torch.arange(" + count + ", dtype=4, device=at), " + step + ")");
  }

  Value conv2d(Value x, Value w, int stride, int padding, Shape shape, Group group) {
    String options = "None, [" + stride + ", " + stride + "], [" + padding + ", " + padding + "], [1, 1], ";
    var s = x.shape();
    var layout = x.layout().join(w.layout());
    if (w.layout() == Layout.SHARED) {
      String flat = script.let("torch.reshape(" + x.name() + ", " + Script.list(-1, s.dim(1), s.dim(2), s.dim(3)) + ")");
      return unfold(script.let("torch.conv2d(" + flat + ", " + w.name() + ", " + options + "1)"), layout, shape, group);
    }
    // One group of channels per set of weights: [rows, g * channels, height, width].
    var grouping = x.layout() == Layout.SLOT ? Layout.SLOT : w.layout();
    var weights = grouping == w.layout() ? w : frame.slotted(script, w, group);
    var rows = x.layout().compareTo(grouping) >= 0 ? x : frame.expanded(script, x, grouping, group);
    boolean joined = grouping == Layout.MEMBER && rows.layout() == Layout.BATCH;
    String groups = grouping == Layout.BATCH
        ? String.valueOf(frame.members() * frame.microBatches())
        : frame.lead(grouping, group).getFirst().toString();
    int perGroup = joined ? frame.microBatches() * s.dim(0) : s.dim(0);
    String grouped = script.let("torch.permute(torch.reshape(" + rows.name() + ", [" + groups + ", " + perGroup + ", " + s.dim(1) + ", "
        + s.dim(2) + ", " + s.dim(3) + "]), [1, 0, 2, 3, 4])");
    String flat = script.let("torch.reshape(" + grouped + ", " + Script.list(perGroup, -1, s.dim(2), s.dim(3)) + ")");
    String kernel = script
        .let("torch.reshape(" + weights.name() + ", " + Script.list(-1, w.shape().dim(1), w.shape().dim(2), w.shape().dim(3)) + ")");
    String convolved = script.let("torch.conv2d(" + flat + ", " + kernel + ", " + options + groups + ")");
    String apart = script.let("torch.permute(torch.reshape(" + convolved + ", [" + perGroup + ", " + groups + ", " + shape.dim(1) + ", "
        + shape.dim(2) + ", " + shape.dim(3) + "]), [1, 0, 2, 3, 4])");
    return unfold(apart, layout, shape, group);
  }

  /// @param operands queries, keys, values, key mask
  Value attention(List<Value> operands, Group group) {
    var layout = operands.stream().map(Value::layout).reduce(Layout.SHARED, Layout::join);
    var q = operands.getFirst().shape();
    var flat = new ArrayList<String>();
    for (var operand : operands.subList(0, 3)) {
      var s = operand.shape();
      flat.add(script.let("torch.reshape(" + frame.expanded(script, operand, layout, group).name() + ", "
          + Script.list(-1, s.dim(1), s.dim(2), s.dim(3)) + ")"));
    }
    var mask = operands.get(3);
    String keys = script.let("torch.ne(torch.reshape(" + frame.expanded(script, mask, layout, group).name() + ", "
        + Script.list(-1, 1, 1, mask.shape().dim(1)) + "), 0)");
    String attended = script.let("torch.scaled_dot_product_attention(" + String.join(", ", flat) + ", " + keys + ")");
    return unfold(attended, layout, q, group);
  }

  private Value let(Layout layout, Shape shape, String expression) {
    return new Value(script.let(expression), layout, shape);
  }
}
