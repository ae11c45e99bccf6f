package dev.medley.plugins.weighting;

/// Gradient descent on a method's own few numbers, one per task. Each number has a state of its own, which rests while its task takes no part.
@FunctionalInterface
interface Descent {

  /// By how much a number is to be lowered, given its gradient.
  double change(int number, double gradient);

  /// `rate · gradient`.
  static Descent plain(double rate) {
    return (_, gradient) -> rate * gradient;
  }

  /// Adam with its usual constants.
  ///
  /// @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, Algorithm 1</a>
  static Descent adam(double rate, int numbers) {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double[] first = new double[numbers];
    double[] second = new double[numbers];
    int[] steps = new int[numbers];
    return (i, gradient) -> {
      steps[i]++;
      first[i] = beta1 * first[i] + (1 - beta1) * gradient;
      second[i] = beta2 * second[i] + (1 - beta2) * gradient * gradient;
      double mean = first[i] / (1 - Math.pow(beta1, steps[i]));
      double deviation = Math.sqrt(second[i] / (1 - Math.pow(beta2, steps[i])));
      return rate * mean / (deviation + 1e-8);
    };
  }
}
