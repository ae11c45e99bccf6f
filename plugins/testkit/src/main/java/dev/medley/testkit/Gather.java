package dev.medley.testkit;

import dev.medley.api.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Operations whose every element is an element of an operand, or zero: forward they copy from where a function of the index says, backward they add up there.
final class Gather {

  /// Says that an element comes from nowhere: a zero.
  static final int NOWHERE = -1;

  private Gather() {}

  /// @param source the index in the operand for an index in the result, or [#NOWHERE]
  static Result from(Array x, Shape shape, IntUnaryOperator source) {
    var sources = new int[shape.size()];
    Arrays.setAll(sources, source);
    return Result.of(Array.generate(shape, i -> sources[i] == NOWHERE ? 0 : x.get(sources[i]))).through(0,
        g -> Array.accumulate(x.shape(), sum -> {
          for (int i = 0; i < sources.length; i++) if (sources[i] != NOWHERE) sum.add(sources[i], g.get(i));
        }));
  }

  static Result permute(Array x, Shape shape, List<Integer> order) {
    var strides = strides(x.shape());
    var by = order.stream().mapToInt(axis -> strides[axis]).toArray();
    return from(x, shape, i -> along(i, shape, by));
  }

  /// Repeats axes of length 1 and adds outer axes: along these the source stands still.
  static Result expand(Array x, Shape shape) {
    var strides = strides(x.shape());
    var by = new int[shape.rank()];
    for (int i = 1; i <= strides.length; i++) by[by.length - i] = x.shape().dim(-i) == 1 ? 0 : strides[strides.length - i];
    return from(x, shape, i -> along(i, shape, by));
  }

  static Result narrow(Array x, Shape shape, int axis, int start) {
    int inner = Lanes.of(x.shape(), axis).inner();
    int from = x.shape().dim(axis) * inner;
    int to = shape.dim(axis) * inner;
    return from(x, shape, i -> i / to * from + start * inner + i % to);
  }

  static Result concat(List<Array> parts, Shape shape, int axis) {
    int inner = Lanes.of(shape, axis).inner();
    int whole = shape.dim(axis) * inner;
    var elements = new double[shape.size()];
    var result = Result.of(Array.zeros(shape));
    int offset = 0;
    for (int p = 0; p < parts.size(); p++) {
      var part = parts.get(p);
      int stretch = part.shape().dim(axis) * inner;
      int start = offset;
      for (int i = 0; i < part.size(); i++) elements[i / stretch * whole + start + i % stretch] = part.get(i);
      result = result.through(p, g -> Array.generate(part.shape(), i -> g.get(i / stretch * whole + start + i % stretch)));
      offset += stretch;
    }
    return new Result(Array.of(shape, elements), result.pullbacks());
  }

  static Result embedding(Array table, Array ids, Shape shape) {
    int width = table.shape().dim(1);
    return from(table, shape, i -> named(ids.id(i / width), table.shape().dim(0)) * width + i % width);
  }

  /// Rows added up where their ids say: backward, each row has the gradient of where it went.
  static Result scatter(Array x, Array ids, Shape shape) {
    int width = x.shape().dim(1);
    return Result.of(Array.accumulate(shape, sum -> {
      for (int i = 0; i < x.size(); i++) sum.add(named(ids.id(i / width), shape.dim(0)) * width + i % width, x.get(i));
    })).through(0, g -> Array.generate(x.shape(), i -> g.get(ids.id(i / width) * width + i % width)));
  }

  static Result pick(Array x, Array ids) {
    int classes = x.shape().dim(-1);
    return from(x, ids.shape(), i -> i * classes + named(ids.id(i), classes));
  }

  static Result take(Array x, Array id, Shape shape) {
    int start = named(id.id(0), x.shape().dim(0)) * shape.size();
    return from(x, shape, i -> start + i);
  }

  /// Each position with its neighbours, the leftmost first and each whole, zero beyond the ends.
  static Result windows(Array x, Shape shape, int size) {
    int length = x.shape().dim(1);
    int width = x.shape().dim(2);
    return from(x, shape, i -> {
      int position = i / (size * width) % length + i / width % size - size / 2;
      int example = i / (size * width * length);
      return position < 0 || position >= length ? NOWHERE : (example * length + position) * width + i % width;
    });
  }

  /// The largest of each square; of several, the first in row-major order, to which alone the gradient goes.
  static Result maxPool2d(Array x, Shape shape, int size) {
    int height = x.shape().dim(2);
    int width = x.shape().dim(3);
    int columns = shape.dim(3);
    int perPlane = shape.dim(2) * columns;
    return from(x, shape, i -> {
      int corner = (i / perPlane * height + i % perPlane / columns * size) * width + i % columns * size;
      int best = corner;
      for (int s = 1; s < size * size; s++) {
        int at = corner + s / size * width + s % size;
        if (x.get(at) > x.get(best)) best = at;
      }
      return best;
    });
  }

  private static int named(int id, int count) {
    if (id < 0 || id >= count) throw new IndexOutOfBoundsException("The id " + id + " must be from 0 to " + (count - 1));
    return id;
  }

  private static int[] strides(Shape shape) {
    var strides = new int[shape.rank()];
    for (int axis = strides.length - 1, stride = 1; axis >= 0; stride *= shape.dim(axis--)) strides[axis] = stride;
    return strides;
  }

  private static int along(int index, Shape shape, int[] strides) {
    int at = 0;
    for (int axis = strides.length - 1, rest = index; axis >= 0; rest /= shape.dim(axis--)) at += rest % shape.dim(axis) * strides[axis];
    return at;
  }
}
