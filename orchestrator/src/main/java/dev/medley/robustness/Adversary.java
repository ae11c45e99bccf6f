package dev.medley.robustness;

import java.util.function.UnaryOperator;

/// Shifts inputs within a distance so that the loss rises.
///
/// | symbol | meaning |
/// |---|---|
/// | `ε` | the strength: the most by which a number is shifted |
/// | `g(δ)` | the gradient of the loss by the input, where the input is shifted by `δ` |
///
/// Not random: no start at random within the distance, so that figures come again.
public enum Adversary {

  /// `δ = ε · sign g(0)`; one gradient.
  ///
  /// @see <a href="https://arxiv.org/abs/1412.6572">Goodfellow et al., Explaining and Harnessing Adversarial Examples, ICLR 2015</a>
  FGSM {
    @Override
    public float[] shift(double strength, int size, UnaryOperator<float[]> slope) {
      return stepped(new float[size], slope.apply(new float[size]), strength, strength);
    }
  },

  /// Ten steps of `δ ← clip(δ + 2.5 ε/10 · sign g(δ), −ε, ε)`; ten gradients.
  ///
  /// @see <a href="https://arxiv.org/abs/1706.06083">Madry et al., Towards Deep Learning Models Resistant to Adversarial Attacks, ICLR 2018</a>
  PGD {
    @Override
    public float[] shift(double strength, int size, UnaryOperator<float[]> slope) {
      var shift = new float[size];
      for (int step = 0; step < STEPS; step++) shift = stepped(shift, slope.apply(shift), REACH * strength / STEPS, strength);
      return shift;
    }
  };

  private static final int STEPS = 10;
  private static final double REACH = 2.5;

  /// The shift that it finds.
  ///
  /// @param size  how many numbers are shifted
  /// @param slope the gradient of the loss at a shift, which it does not keep
  public abstract float[] shift(double strength, int size, UnaryOperator<float[]> slope);

  private static float[] stepped(float[] from, float[] slope, double step, double most) {
    var to = new float[from.length];
    for (int i = 0; i < to.length; i++) to[i] = (float) Math.clamp(from[i] + step * Math.signum(slope[i]), -most, most);
    return to;
  }
}
