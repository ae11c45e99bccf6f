package dev.medley.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.medley.api.error.MedleyException;
import dev.medley.api.loss.Jacobian;
import dev.medley.api.loss.JacobianAggregator;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class AggregationTest {

  private record Sideways() implements JacobianAggregator {
    @Override
    public Tensor aggregate(Network network, Jacobian jacobian) {
      return jacobian.rows().sum(1);
    }
  }

  private record Trained() implements JacobianAggregator {
    @Override
    public Tensor aggregate(Network network, Jacobian jacobian) {
      return jacobian.rows().sum(0).mul(network.parameter("scale", Shape.SCALAR, Init.ones()));
    }
  }

  private record Times(int factor) implements JacobianAggregator {
    @Override
    public Tensor aggregate(Network network, Jacobian jacobian) {
      return jacobian.rows().sum(0).mul(factor);
    }
  }

  @Test
  void anUpdateHasTheShapeOfTheParameters() {
    assertThatThrownBy(() -> Aggregation.write(new Sideways(), 3, 5)).isInstanceOf(MedleyException.class).hasMessage("""
        MED-600 The update shape ((3)) of loss (Sideways) must equal the shape ((5)) of the shared parameters.
        Maybe sum over the tasks, which are the first axis.""");
  }

  @Test
  void nothingTrainsAnUpdate() {
    assertThatThrownBy(() -> Aggregation.write(new Trained(), 3, 5)).isInstanceOf(MedleyException.class).hasMessage("""
        MED-601 The parameter (scale) of loss (Trained) cannot be trained, since it takes part in no loss.
        Maybe read a setting with `settings.tensor`, or declare it in a sharing.""");
  }

  @Test
  void equalExpressionsHaveEqualFingerprints() {
    assertThat(Aggregation.fingerprint(new Times(2), 4)).isEqualTo(Aggregation.fingerprint(new Times(2), 4))
        .isNotEqualTo(Aggregation.fingerprint(new Times(3), 4));
  }
}
