package dev.medley.testkit;

import dev.medley.api.tensor.Shape;

/// An array cut into lanes along one axis; a lane has an element for every place on the axis.
record Lanes(int count, int length, int inner) {

  static Lanes of(Shape shape, int axis) {
    int inner = 1;
    for (int a = axis + 1; a < shape.rank(); a++) inner *= shape.dim(a);
    return new Lanes(shape.size() / shape.dim(axis), shape.dim(axis), inner);
  }

  /// The row-major index of a lane's element at a place.
  int at(int lane, int place) {
    return (lane / inner * length + place) * inner + lane % inner;
  }

  /// The lane to which a row-major index belongs.
  int lane(int index) {
    return index / (length * inner) * inner + index % inner;
  }

  double sum(int lane, Term term) {
    double sum = 0;
    for (int p = 0; p < length; p++) sum += term.at(at(lane, p));
    return sum;
  }

  /// The index of the largest element of a lane, the first where several are.
  int largest(int lane, Array x) {
    int best = at(lane, 0);
    for (int p = 1; p < length; p++) if (x.get(at(lane, p)) > x.get(best)) best = at(lane, p);
    return best;
  }

  @FunctionalInterface
  interface Term {
    double at(int index);
  }
}
