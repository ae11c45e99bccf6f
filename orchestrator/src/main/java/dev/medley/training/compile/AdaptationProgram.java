package dev.medley.training.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What happens to adaptations beside their steps, as TorchScript: they begin where their members stand, and what they have come to moves the members.
///
/// Every member has M adaptations at once, each a row of arrays that are laid out as members' are: `row_shared [K·M, P]`, `row_own [K·M, T, Q]`. A step of theirs is that of any cohort with as many members,
/// by descent with momentum; `still` takes the momentum away, so that it is plain descent, and what a look at examples leaves there is the gradient.
public final class AdaptationProgram {

  public static final String BEGIN = "begin";
  public static final String STILL = "still";
  public static final String MOVES = "moves";
  public static final String PICK = "pick";

  private static final List<String> GRADIENTS = List.of("row_shared_m", "row_own_m");

  private final int members;
  private final int each;
  private final Map<String, List<String>> arguments = new LinkedHashMap<>();
  private final StringBuilder source = new StringBuilder();

  /// @param members K
  /// @param each    M, how many adaptations each has
  /// @param tasks   T
  public AdaptationProgram(int members, int each, int tasks, ParameterLayout layout) {
    this.members = members;
    this.each = each;
    String own = Script.list(members, tasks, layout.ownSize());
    begin();
    still();
    moves();
    pick(own);
  }

  private void begin() {
    var script = new Script();
    for (var vector : List.of("shared", "own"))
      script.run("torch.copy_(" + byMember(vector, "row_" + vector) + ", torch.unsqueeze(" + flat(vector) + ", 1))");
    method(BEGIN, script, List.of("shared", "own", "row_shared", "row_own"), "Tensor", "row_shared");
  }

  private void still() {
    var script = new Script();
    for (var gradient : GRADIENTS) script.run("torch.zero_(" + gradient + ")");
    method(STILL, script, GRADIENTS, "Tensor", GRADIENTS.getFirst());
  }

  /// How each adaptation would move its member, as a gradient: from where it has ended to where it began, or along the gradient at its end where `looked` is 1. Their inner products are written to `gramian`.
  private void moves() {
    var script = new Script();
    script.assign("along",
        "torch.reshape(torch.gt(torch.to(looked, ops.prim.device(shared), 6), 0.5), " + Script.list(members, 1, 1) + ")");
    for (var vector : List.of("shared", "own")) {
      String moved = script.let("torch.sub(torch.unsqueeze(" + flat(vector) + ", 1), " + byMember(vector, "row_" + vector) + ")");
      script.assign("moves_" + vector, "torch.where(along, " + byMember(vector, "row_" + vector + "_m") + ", " + moved + ")");
    }
    script.run("torch.copy_(gramian, torch.bmm(moves_shared, torch.transpose(moves_shared, 1, 2)))");
    method(MOVES, script, List.of("shared", "own", "row_shared", "row_own", "row_shared_m", "row_own_m", "looked", "gramian"),
        "List[Tensor]",
        "[moves_shared, moves_own]");
  }

  /// One adaptation of every member, that at place `at`, laid out as members are.
  private void pick(String own) {
    var script = new Script();
    script.assign("place", "torch.to(at, ops.prim.device(row_shared), 4)");
    script.run("torch.copy_(picked_shared, torch.squeeze(torch.index_select(" + byMember("shared", "row_shared") + ", 1, place), 1))");
    script.run("torch.copy_(picked_own, torch.reshape(torch.index_select(" + byMember("own", "row_own") + ", 1, place), " + own + "))");
    method(PICK, script, List.of("row_shared", "row_own", "at", "picked_shared", "picked_own"), "Tensor", "picked_shared");
  }

  private static String flat(String vector) {
    return vector.equals("own") ? "torch.flatten(own, 1)" : vector;
  }

  /// `[K, M, numbers]`.
  private String byMember(String vector, String rows) {
    String flat = vector.equals("own") ? "torch.flatten(" + rows + ", 1)" : rows;
    return "torch.unflatten(" + flat + ", 0, " + Script.list(members, each) + ")";
  }

  private void method(String name, Script script, List<String> parameters, String type, String result) {
    arguments.put(name, parameters);
    source.append(script.method(name, parameters, type)).append("    return ").append(result).append('\n');
  }

  /// The methods, as TorchScript source.
  public String source() {
    return source.toString();
  }

  /// The names of a method's arguments, in order.
  public List<String> arguments(String method) {
    return arguments.getOrDefault(method, List.of());
  }
}
