package dev.medley.training.compile;

/// How gradients move parameters. The state of each is two arrays of the parameters' shape.
public enum Optimizer {
  /// With momentum: `u ← μ·u + g`, `p ← p - η·u`.
  SGD,
  /// Weight decay, if any, joins the gradient.
  ///
  /// @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015, Algorithm 1</a>
  ADAM,
  /// Weight decay shrinks the parameters directly.
  ///
  /// @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019, Algorithm 2</a>
  ADAMW
}
