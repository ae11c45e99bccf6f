package dev.medley.training.compile;

import java.util.ArrayList;
import java.util.List;

/// The body that moves a cohort's parameters, in place, where groups of them have rates of their own: what [UpdateBody] does, number by number.
///
/// A number whose group is frozen, and a task's own of a task without a micro-batch, stay as they are to the last bit, and so does their optimiser's state: they take part in no norm, no decay and
/// no average. Adam's corrections count the steps in which a group has moved, as `group_first`, `group_second [K, G]` and `own_group_first`, `own_group_second [K, T, G]`.
final class PacedUpdateBody {

  private final Script script;
  private final Paces paces;

  PacedUpdateBody(Script script) {
    this.script = script;
    paces = new Paces(script, "shared");
  }

  static List<String> arguments() {
    var arguments = new ArrayList<>(List.of("shared", "own", "shared_m", "shared_v", "own_m", "own_v", "decay", "clip", "active"));
    arguments.addAll(Paces.arguments());
    arguments.addAll(List.of("group_first", "group_second", "own_group_first", "own_group_second"));
    return arguments;
  }

  void write(Optimizer optimizer, boolean decays, boolean clips) {
    paces.writeMoving();
    paces.writeOwnMoving();
    script.assign("own_active", "torch.mul(torch.unsqueeze(active, 2), own_moving)");
    script.run("torch.mul_(shared_gradient, moving)");
    script.run("torch.mul_(own_gradient, own_moving)");
    if (clips) UpdateBody.clip(script);
    boolean coupled = decays && optimizer != Optimizer.ADAMW;
    move(optimizer, decays, coupled, new Vector("shared", "moving", "paced_rate", "decay2", "group_first", "group_second"));
    move(optimizer, decays, coupled, new Vector("own", "own_active", "own_paced_rate", "decay3", "own_group_first", "own_group_second"));
  }

  /// One of the two flat vectors, with the names of what there is for each of its numbers.
  private record Vector(String name, String active, String rate, String decay, String first, String second) {}

  private void move(Optimizer optimizer, boolean decays, boolean coupled, Vector vector) {
    String gradient = vector.name + "_gradient";
    String m = vector.name + "_m";
    String v = vector.name + "_v";
    boolean shared = vector.name.equals("shared");
    script.assign(vector.decay, shared ? "torch.unsqueeze(decay, 1)" : "torch.unsqueeze(torch.unsqueeze(decay, 1), 2)");
    String rate = script.let("torch.mul(" + vector.rate + ", " + vector.active + ")");
    if (coupled)
      script.run("torch.add_(" + gradient + ", torch.mul(torch.mul(" + vector.name + ", " + vector.decay + "), " + vector.active + "))");
    if (decays && !coupled) script.run("torch.mul_(" + vector.name + ", torch.rsub(torch.mul(" + rate + ", " + vector.decay + "), 1.))");
    if (optimizer == Optimizer.SGD) {
      script.run("torch.add_(" + m + ", torch.mul(torch.add(torch.mul(" + m + ", " + (UpdateBody.MOMENTUM - 1) + "), " + gradient + "), "
          + vector.active + "))");
      script.run("torch.sub_(" + vector.name + ", torch.mul(" + m + ", " + rate + "))");
      return;
    }
    script
        .run("torch.lerp_(" + m + ", " + gradient + ", torch.mul(" + vector.active + ", " + UpdateBody.number(1 - UpdateBody.BETA1) + "))");
    String pace = script.let("torch.mul(" + vector.active + ", " + UpdateBody.number(1 - UpdateBody.BETA2) + ")");
    script.run("torch.add_(torch.mul_(" + v + ", torch.rsub(" + pace + ", 1.)), torch.mul(torch.square(" + gradient + "), " + pace + "))");
    String first = shared ? paces.spread(vector.first) : paces.spreadOwn(vector.first);
    String second = shared ? paces.spread(vector.second) : paces.spreadOwn(vector.second);
    String spread = script.let("torch.add(torch.mul(torch.sqrt(" + v + "), " + second + "), " + UpdateBody.EPSILON + ")");
    script.run("torch.sub_(" + vector.name + ", torch.mul(torch.div(" + m + ", " + spread + "), torch.mul(" + rate + ", " + first + ")))");
  }
}
