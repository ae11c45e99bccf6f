package dev.medley.training.compile;

import java.util.List;

/// The rates of a cohort's groups of parameters, spread over the flat vectors: `paced_rate [K, P]`, `own_paced_rate [K, 1, Q]`, and as ones and zeros which numbers move at all.
///
/// Of the host come `group_rate [K, G]` and, by [#SHARED_GROUPS] and [#OWN_GROUPS], the group of every number; a rate of 0 stands for a group that is frozen.
final class Paces {

  static final String RATES = "group_rate";
  static final String SHARED_GROUPS = "group_of";
  static final String OWN_GROUPS = "own_group_of";

  private final Script script;
  private final String like;

  /// @param like a tensor on the device where all are wanted
  Paces(Script script, String like) {
    this.script = script;
    this.like = like;
  }

  /// The arguments that are read.
  static List<String> arguments() {
    return List.of(RATES, SHARED_GROUPS, OWN_GROUPS);
  }

  /// What a member has for each group, `[K, G]`, as what it has for each shared number, `[K, P]`.
  String spread(String perGroup) {
    return script.let("torch.index_select(" + there(perGroup, 6) + ", 1, " + there(SHARED_GROUPS, 4) + ")");
  }

  /// The same for the numbers of each task's own: from `[.., G]` to `[.., Q]`.
  String spreadOwn(String perGroup) {
    return script.let("torch.index_select(" + there(perGroup, 6) + ", -1, " + there(OWN_GROUPS, 4) + ")");
  }

  /// `moving [K, P]`: one where a shared number moves.
  void writeMoving() {
    script.assign("paced_rate", spread(RATES));
    script.assign("moving", "torch.to(torch.gt(paced_rate, 0), 6)");
  }

  /// `own_moving [K, 1, Q]`: one where a task's own number may move.
  void writeOwnMoving() {
    script.assign("own_paced_rate", "torch.unsqueeze(" + spreadOwn(RATES) + ", 1)");
    script.assign("own_moving", "torch.to(torch.gt(own_paced_rate, 0), 6)");
  }

  /// One for each member whose group moves, `[K]`.
  String moves(int group) {
    return script.let("torch.to(torch.gt(torch.select(" + there(RATES, 6) + ", 1, " + group + "), 0), 6)");
  }

  private String there(String name, int type) {
    return "torch.to(" + name + ", ops.prim.device(" + like + "), " + type + ")";
  }
}
