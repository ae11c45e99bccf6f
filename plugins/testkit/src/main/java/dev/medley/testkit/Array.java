package dev.medley.testkit;

import dev.medley.api.tensor.Shape;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// The numbers that a tensor has once it is evaluated, in row-major order; whole numbers and truth values (1 and 0) are doubles too.
/// Immutable, compared by content.
public final class Array {

  private final Shape shape;
  private final double[] elements;

  private Array(Shape shape, double[] elements) {
    if (elements.length != shape.size()) throw new IllegalArgumentException(elements.length + " elements do not fill the shape " + shape);
    this.shape = shape;
    this.elements = elements;
  }

  /// Copies the given elements.
  public static Array of(Shape shape, double... elements) {
    return new Array(shape, elements.clone());
  }

  public static Array scalar(double element) {
    return new Array(Shape.SCALAR, new double[]{element});
  }

  public static Array zeros(Shape shape) {
    return new Array(shape, new double[shape.size()]);
  }

  /// Asks for each element by its index, in order.
  public static Array generate(Shape shape, IntToDoubleFunction element) {
    var elements = new double[shape.size()];
    for (int i = 0; i < elements.length; i++) elements[i] = element.applyAsDouble(i);
    return new Array(shape, elements);
  }

  /// Sums contributions, each to the element that it names.
  static Array accumulate(Shape shape, Contributions contributions) {
    var elements = new double[shape.size()];
    contributions.give((index, amount) -> elements[index] += amount);
    return new Array(shape, elements);
  }

  @FunctionalInterface
  interface Contributions {
    void give(Sum sum);
  }

  @FunctionalInterface
  interface Sum {
    void add(int index, double amount);
  }

  public Shape shape() {
    return shape;
  }

  public int size() {
    return elements.length;
  }

  /// The element at an index of the row-major order.
  public double get(int index) {
    return elements[index];
  }

  /// The element as a whole number, such as an id.
  int id(int index) {
    return (int) elements[index];
  }

  /// The only element.
  public double item() {
    if (elements.length != 1) throw new IllegalStateException("An array of shape " + shape + " has no single element");
    return elements[0];
  }

  /// A copy that the caller owns.
  public double[] toArray() {
    return elements.clone();
  }

  public Array map(DoubleUnaryOperator function) {
    return new Array(shape, Arrays.stream(elements).map(function).toArray());
  }

  public Array plus(Array other) {
    if (!shape.equals(other.shape)) throw new IllegalArgumentException("The shapes " + shape + " and " + other.shape + " do not add up");
    return generate(shape, i -> elements[i] + other.elements[i]);
  }

  /// The same numbers with one of them replaced.
  public Array with(int index, double element) {
    var copy = elements.clone();
    copy[index] = element;
    return new Array(shape, copy);
  }

  /// The same elements under another shape of equal size.
  public Array reshape(Shape other) {
    return new Array(other, elements);
  }

  /// The slice that an index names along the first axis.
  public Array row(int index) {
    var inner = shape.without(0);
    return new Array(inner, Arrays.copyOfRange(elements, index * inner.size(), (index + 1) * inner.size()));
  }

  /// The slices along the first axis that the indices name, in their order.
  public Array rows(int... indices) {
    int width = shape.without(0).size();
    return generate(shape.with(0, indices.length), i -> elements[indices[i / width] * width + i % width]);
  }

  /// Zeros but for one slice along a new first axis.
  Array asRow(int index, int rows) {
    var dims = IntStream.concat(IntStream.of(rows), shape.dims().stream().mapToInt(Integer::intValue)).toArray();
    int start = index * elements.length;
    return generate(Shape.of(dims), i -> i >= start && i < start + elements.length ? elements[i - start] : 0);
  }

  /// The element farthest from zero, without its sign; NaN if one is.
  public double largest() {
    return Arrays.stream(elements).map(Math::abs).reduce(0, Math::max);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Array a && shape.equals(a.shape) && Arrays.equals(elements, a.elements);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Arrays.hashCode(elements);
  }

  @Override
  public String toString() {
    return shape + Arrays.toString(elements);
  }
}
