package dev.medley.plugins.surgery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.loss.Gramian;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SpectrumTest {

  /// Of [[2, 1], [1, 2]] they are 1 and 3.
  @Test
  void findsEigenvalues() {
    var spectrum = Spectrum.of(new double[][]{{2, 1}, {1, 2}});
    assertThat(new double[]{spectrum.value(0), spectrum.value(1)}).containsExactly(new double[]{1, 3}, within(1e-14));
  }

  /// `V·Λ·Vᵀ` is the matrix again, up to forty tasks.
  @Test
  void takesMatricesApart() {
    var random = new SplittableRandom(1);
    for (int size : new int[]{1, 3, 10, 40}) {
      double[][] rows = new double[size][size / 2 + 1];
      for (double[] row : rows) Arrays.setAll(row, _ -> random.nextGaussian());
      var gramian = Gramian.ofRows(rows);
      double[][] matrix = new double[size][size];
      for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) matrix[i][j] = gramian.get(i, j);
      var spectrum = Spectrum.of(matrix);
      double[] x = random.doubles(size).toArray();
      double[] product = spectrum.apply(v -> v, x);
      for (int i = 0; i < size; i++) assertThat(product[i]).isCloseTo(gramian.dot(i, x), within(1e-10 * gramian.get(i, i)));
    }
  }
}
