package dev.medley.api.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The lengths of a tensor's axes, outermost first; `()` is a scalar. There is no member axis: a shape is that of one model.
///
/// @param dims axis lengths, each at least 1
public record Shape(List<Integer> dims) {

  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    dims = List.copyOf(dims);
    if (dims.stream().anyMatch(d -> d < 1)) throw new IllegalArgumentException("A shape needs axes of length 1 or more, not " + dims);
  }

  public static Shape of(int... dims) {
    return new Shape(Arrays.stream(dims).boxed().toList());
  }

  public int rank() {
    return dims.size();
  }

  /// The length of an axis; a negative axis counts from the end.
  public int dim(int axis) {
    return dims.get(axis < 0 ? axis + rank() : axis);
  }

  /// The number of elements.
  public int size() {
    return dims.stream().reduce(1, Math::multiplyExact);
  }

  /// Whether this shape equals the innermost axes of another, which is all the broadcasting there is.
  public boolean isSuffixOf(Shape other) {
    return rank() <= other.rank() && other.dims.subList(other.rank() - rank(), other.rank()).equals(dims);
  }

  /// This shape with one axis of another length.
  public Shape with(int axis, int length) {
    var copy = new ArrayList<>(dims);
    copy.set(axis < 0 ? axis + rank() : axis, length);
    return new Shape(copy);
  }

  /// This shape without one axis.
  public Shape without(int axis) {
    var copy = new ArrayList<>(dims);
    copy.remove(axis < 0 ? axis + rank() : axis);
    return new Shape(copy);
  }

  /// This shape with further axes inside.
  public Shape append(int... inner) {
    var copy = new ArrayList<>(dims);
    for (int d : inner) copy.add(d);
    return new Shape(copy);
  }

  @Override
  public String toString() {
    return dims.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
