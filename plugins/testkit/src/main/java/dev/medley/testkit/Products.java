package dev.medley.testkit;

import dev.medley.api.tensor.Op.Conv2d;
import dev.medley.api.tensor.Shape;

/// Operations that are linear in each of two operands: sums of products `left[i]·right[j]`, told as the triples of result, left and right index.
/// Forward and both gradients are one walk over the same triples.
final class Products {

  private Products() {}

  @FunctionalInterface
  private interface Triple {
    void meet(int result, int left, int right);
  }

  @FunctionalInterface
  private interface Walk {
    void over(Triple triple);
  }

  static Result matmul(Array a, Array b, Shape shape) {
    int n = a.shape().dim(-2);
    int k = a.shape().dim(-1);
    int m = b.shape().dim(-1);
    int batches = a.size() / (n * k);
    int stride = b.shape().rank() == 2 ? 0 : k * m;
    return bilinear(a, b, shape, triple -> {
      for (int batch = 0; batch < batches; batch++)
        for (int i = 0; i < n; i++)
          for (int j = 0; j < m; j++)
            for (int s = 0; s < k; s++) triple.meet((batch * n + i) * m + j, (batch * n + i) * k + s, batch * stride + s * m + j);
    });
  }

  /// Cross-correlation: the kernel is not turned around, as in PyTorch.
  static Result conv2d(Conv2d conv, Array x, Array kernel, Shape shape) {
    return bilinear(x, kernel, shape, triple -> {
      for (int o = 0; o < shape.size(); o++) window(conv, o, x.shape(), kernel.shape(), shape, triple);
    });
  }

  private static void window(Conv2d conv, int o, Shape x, Shape kernel, Shape shape, Triple triple) {
    int column = o % shape.dim(3);
    int row = o / shape.dim(3) % shape.dim(2);
    int out = o / (shape.dim(3) * shape.dim(2)) % shape.dim(1);
    int example = o / (shape.dim(3) * shape.dim(2) * shape.dim(1));
    int weights = kernel.size() / kernel.dim(0);
    for (int w = 0; w < weights; w++) {
      int h = row * conv.stride() - conv.padding() + w / kernel.dim(3) % kernel.dim(2);
      int v = column * conv.stride() - conv.padding() + w % kernel.dim(3);
      int channel = w / (kernel.dim(3) * kernel.dim(2));
      if (h < 0 || h >= x.dim(2) || v < 0 || v >= x.dim(3)) continue;
      triple.meet(o, ((example * x.dim(1) + channel) * x.dim(2) + h) * x.dim(3) + v, out * weights + w);
    }
  }

  private static Result bilinear(Array left, Array right, Shape shape, Walk walk) {
    return Result.of(Array.accumulate(shape, sum -> walk.over((o, i, j) -> sum.add(o, left.get(i) * right.get(j)))))
        .through(0, g -> Array.accumulate(left.shape(), sum -> walk.over((o, i, j) -> sum.add(i, g.get(o) * right.get(j)))))
        .through(1, g -> Array.accumulate(right.shape(), sum -> walk.over((o, i, j) -> sum.add(j, g.get(o) * left.get(i)))));
  }
}
