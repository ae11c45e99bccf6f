package dev.medley.training.compile;

/// The body that moves a cohort's parameters along gradients `shared_gradient [K, P]` and `own_gradient [K, T, Q]`, in place, each member at its own rate.
///
/// Per-member numbers: `rate`, `decay`, `clip` `[K]`, and Adam's corrections `1/(1 - β₁ᵗ)` and `1/√(1 - β₂ᵗ)` as `first`, `second` `[K]` and `own_first`, `own_second` `[K, T]`,
/// where `t` counts the steps in which the parameters took part. `active [K, T]` is zero for a task without a micro-batch in this step: its own parameters, their state
/// and their decay stay exactly as they are.
final class UpdateBody {

  static final double MOMENTUM = 0.9;
  static final double BETA1 = 0.9;
  static final double BETA2 = 0.999;
  static final double EPSILON = 1e-8;

  private final Script script;

  UpdateBody(Script script) {
    this.script = script;
  }

  void write(Optimizer optimizer, boolean decays, boolean clips) {
    script.assign("active3", "torch.unsqueeze(active, 2)");
    script.assign("rate2", "torch.unsqueeze(rate, 1)");
    script.assign("rate3", "torch.mul(torch.unsqueeze(rate2, 2), active3)");
    if (clips) clip(script);
    switch (optimizer) {
      case SGD -> sgd(decays);
      case ADAM, ADAMW -> adam(optimizer, decays);
    }
  }

  /// Scales each member's whole gradient to a norm of at most `clip`.
  static void clip(Script script) {
    script.assign("square_norm", "torch.add(torch.sum(torch.square(shared_gradient), [1]), torch.sum(torch.square(own_gradient), [1, 2]))");
    script.assign("shrink", "torch.clamp_max(torch.div(clip, torch.add(torch.sqrt(square_norm), 1e-06)), 1.)");
    script.run("torch.mul_(shared_gradient, torch.unsqueeze(shrink, 1))");
    script.run("torch.mul_(own_gradient, torch.unsqueeze(torch.unsqueeze(shrink, 1), 2))");
  }

  private void sgd(boolean decays) {
    if (decays) addDecay();
    script.run("torch.add_(torch.mul_(shared_m, " + MOMENTUM + "), shared_gradient)");
    script.run("torch.sub_(shared, torch.mul(shared_m, rate2))");
    // An inactive task's momentum keeps its value: m + active·(μm + g - m).
    script.run("torch.add_(own_m, torch.mul(torch.add(torch.mul(own_m, " + (MOMENTUM - 1) + "), own_gradient), active3))");
    script.run("torch.sub_(own, torch.mul(own_m, rate3))");
  }

  private void adam(Optimizer optimizer, boolean decays) {
    if (decays && optimizer == Optimizer.ADAM) addDecay();
    if (decays && optimizer == Optimizer.ADAMW) {
      script.run("torch.mul_(shared, torch.rsub(torch.unsqueeze(torch.mul(rate, decay), 1), 1.))");
      script.run("torch.mul_(own, torch.rsub(torch.mul(rate3, torch.unsqueeze(torch.unsqueeze(decay, 1), 2)), 1.))");
    }
    script.run("torch.lerp_(shared_m, shared_gradient, " + number(1 - BETA1) + ")");
    script.run("torch.addcmul_(torch.mul_(shared_v, " + BETA2 + "), shared_gradient, shared_gradient, value=" + number(1 - BETA2) + ")");
    // Step size and corrections go into the denominator, which saves two passes over the parameters.
    script.assign("step_size", "torch.clamp_min(torch.unsqueeze(torch.mul(rate, first), 1), 1e-20)");
    script.assign("spread", "torch.mul_(torch.sqrt(shared_v), torch.div(torch.unsqueeze(second, 1), step_size))");
    script.run("torch.addcdiv_(shared, shared_m, torch.add_(spread, torch.div(" + tensor(EPSILON) + ", step_size)), value=-1.)");
    script.run("torch.lerp_(own_m, own_gradient, torch.mul(active3, " + number(1 - BETA1) + "))");
    script.assign("own_pace", "torch.mul(active3, " + number(1 - BETA2) + ")");
    script.run("torch.add_(torch.mul_(own_v, torch.rsub(own_pace, 1.)), torch.mul(torch.square(own_gradient), own_pace))");
    script.assign("own_spread", "torch.add(torch.mul(torch.sqrt(own_v), torch.unsqueeze(own_second, 2)), " + EPSILON + ")");
    script.run("torch.sub_(own, torch.mul(torch.div(own_m, own_spread), torch.mul(rate3, torch.unsqueeze(own_first, 2))))");
  }

  private void addDecay() {
    script.run("torch.add_(shared_gradient, torch.mul(shared, torch.unsqueeze(decay, 1)))");
    script.run("torch.add_(own_gradient, torch.mul(own, torch.mul(torch.unsqueeze(torch.unsqueeze(decay, 1), 2), active3)))");
  }

  private static String tensor(double value) {
    return "torch.full_like(step_size, " + value + ")";
  }

  /// Without the digits that `1 - 0.9` leaves behind.
  static double number(double value) {
    return Math.round(value * 1e9) / 1e9;
  }
}
