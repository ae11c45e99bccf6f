package dev.medley.api.tensor;

/// How a parameter starts. Random starts are drawn from the member's own stream, by parameter name, so they never depend on the cohort.
public sealed interface Init {

  /// Every element the same.
  record Fill(float value) implements Init {}

  /// Uniform on `[-bound, bound]`.
  record Uniform(float bound) implements Init {
    public Uniform {
      if (!(bound > 0)) throw new IllegalArgumentException("A uniform start needs a bound above 0, not " + bound);
    }
  }

  /// Normal with mean 0.
  record Normal(float deviation) implements Init {
    public Normal {
      if (!(deviation > 0)) throw new IllegalArgumentException("A normal start needs a deviation above 0, not " + deviation);
    }
  }

  static Init zeros() {
    return new Fill(0);
  }

  static Init ones() {
    return new Fill(1);
  }

  /// Uniform on `±1/√fanIn`, the start of PyTorch's linear and convolutional layers.
  static Init fanIn(int fanIn) {
    return new Uniform((float) (1 / Math.sqrt(fanIn)));
  }

  /// Uniform on `±√(6/(fanIn + fanOut))`.
  ///
  /// @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio, Understanding the difficulty of training deep feedforward networks, 2010, eq. 16</a>
  static Init xavier(int fanIn, int fanOut) {
    return new Uniform((float) Math.sqrt(6.0 / (fanIn + fanOut)));
  }
}
