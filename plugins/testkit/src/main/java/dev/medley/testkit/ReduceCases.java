package dev.medley.testkit;

import static dev.medley.testkit.Operands.constant;
import static dev.medley.testkit.Operands.input;
import static dev.medley.testkit.Operands.parameter;
import static dev.medley.testkit.Operands.tied;

import dev.medley.api.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What is computed along an axis, over each axis, with and without a member's own numbers.
final class ReduceCases {

  private ReduceCases() {}

  private interface Along {
    Tensor apply(Tensor tensor, int axis);
  }

  static List<Expression> all() {
    return Stream.of(
        axes("sum", Tensor::sum), axes("mean", Tensor::mean), axes("max", Tensor::max), axes("logsumexp", Tensor::logsumexp),
        axes("argmax", Tensor::argmax),
        axes("softmax", Tensor::softmax), axes("logSoftmax", Tensor::logSoftmax), pair("sum of all", Tensor::sum),
        pair("mean of all", Tensor::mean),
        pair("normalize", t -> t.normalize(1e-5)), pair("normalize with a large epsilon", t -> t.normalize(0.5)),
        pair("reduced to a scalar", t -> t.mean(0).sum(0).max(0)),
        List.of(
            Expression.of("max at ties", n -> tied(n, 4, 6).max(1)).with("x", new Field.Whole(2)).rough(),
            Expression.of("max over the outer axis at ties", n -> tied(n, 6, 4).max(0))
                .with("x", new Field.Whole(2)).rough(),
            Expression.of("argmax at ties", n -> input(n, 4, 6).argmax(-1)).with("x", new Field.Whole(2)),
            Expression.of("argmax over the outer axis at ties", n -> input(n, 6, 4).argmax(0)).with("x", new Field.Whole(2)),
            Expression.of("logsumexp of large numbers", n -> input(n, 3, 4).mul(300).add(parameter(n, 4)).logsumexp(-1)),
            Expression.of("softmax of large numbers", n -> input(n, 3, 4).mul(300).add(parameter(n, 4)).softmax(-1))))
        .flatMap(List::stream).toList();
  }

  private static List<Expression> axes(String name, Along function) {
    return Stream.of(0, 1, -1).flatMap(axis -> pair(name + " over axis " + axis, t -> function.apply(t, axis).toFloat()).stream()).toList();
  }

  private static List<Expression> pair(String name, UnaryOperator<Tensor> function) {
    return List.of(
        Expression.of(name, n -> function.apply(input(n, 2, 3, 4).mul(parameter(n, 4)))),
        Expression.of(name + " of a constant", n -> function.apply(constant(2, 3, 4)).mul(parameter(n))));
  }
}
