package dev.medley.training.compile;

import java.util.List;

/// How steps hold parameters near to what earlier tasks left: `strength · (A θ - B)` joins the gradient, the derivative of half of `strength · Σ A (θ - B/A)²`.
///
/// Of every number there are `A` and `B` in arrays that stand beside the parameters (`shared_a`, `own_b`). Where the way of each parameter counts, steps also add up what it lowers the losses by, in `shared_path` and `own_path`.
public enum Pull {
  NONE, HELD, TRACED;

  static final String STRENGTH = "pull_strength";

  /// The arrays that steps read or change, of shared numbers and of the tasks' own.
  List<String> arrays() {
    return switch (this) {
      case NONE -> List.of();
      case HELD -> List.of("shared_a", "shared_b", "own_a", "own_b");
      case TRACED -> List.of("shared_a", "shared_b", "own_a", "own_b", "shared_path", "own_path");
    };
  }

  /// Before the parameters are moved.
  void before(Script script) {
    if (this == NONE) return;
    script.assign("pull2", "torch.unsqueeze(torch.to(" + STRENGTH + ", ops.prim.device(shared), 6), 1)");
    for (var name : List.of("shared", "own")) {
      if (this == TRACED) {
        script.assign(name + "_plain", "torch.clone(" + name + "_gradient, memory_format=0)");
        script.assign(name + "_before", "torch.clone(" + name + ", memory_format=0)");
      }
      String strength = name.equals("shared") ? "pull2" : "torch.unsqueeze(pull2, 2)";
      script.run("torch.add_(" + name + "_gradient, torch.mul(torch.sub(torch.mul(" + name + "_a, " + name + "), " + name + "_b), "
          + strength + "))");
    }
  }

  /// After it.
  void after(Script script) {
    if (this != TRACED) return;
    for (var name : List.of("shared", "own"))
      script.run("torch.sub_(" + name + "_path, torch.mul(" + name + "_plain, torch.sub(" + name + ", " + name + "_before)))");
  }
}
