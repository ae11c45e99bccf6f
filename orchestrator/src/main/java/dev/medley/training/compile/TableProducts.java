package dev.medley.training.compile;

/// The inner products of gradients of tables of embeddings, from the rows that were looked up: `table_rows [n, width]`, which rows of the cohort's tables they are, `table_ids`,
/// and of which micro-batch, `table_batches`.
///
/// Rows of one micro-batch and one place add up. A place that only one micro-batch has looked up adds to that one's square; those that several have are gathered in an array
/// `[places, M, width]` of their own, which is far smaller than tables.
final class TableProducts {

  private final Script script;
  private final int members;
  private final int microBatches;
  private final int width;
  private final int perMember;

  /// @param perMember how many rows of tables a member has
  TableProducts(Script script, int members, int microBatches, int width, int perMember) {
    this.script = script;
    this.members = members;
    this.microBatches = microBatches;
    this.width = width;
    this.perMember = perMember;
  }

  /// Returns the variable that holds the products, `[K, M, M]`.
  String write() {
    String keys = script.let("torch.add(torch.mul(table_ids, " + microBatches + "), torch.remainder(table_batches, " + microBatches + "))");
    String pairs = script.let("torch._unique2(" + keys + ", True, True, False)");
    String pair = script.let(pairs + "[0]");
    String sums = script.let("torch.index_add(" + zeros("torch.size(" + pair + ", 0), " + width) + ", 0, " + pairs + "[1], table_rows)");
    String batch = script.let("torch.remainder(" + pair + ", " + microBatches + ")");
    String row = script.let("torch.floor_divide(" + pair + ", " + microBatches + ")");
    String places = script.let("torch.unique_consecutive(" + row + ", True, True)");
    String several = script.let("torch.gt(" + places + "[2], 1)");
    String shared = script.let("torch.index_select(" + several + ", 0, " + places + "[1])");
    return script.let("torch.add(" + alone(sums, row, batch, shared) + ", " + together(sums, batch, places, several, shared) + ")");
  }

  private String alone(String sums, String row, String batch, String shared) {
    String squares = script.let("torch.mul(torch.sum(torch.square(" + sums + "), [1]), torch.to(torch.logical_not(" + shared + "), 6))");
    String diagonal = script.let("torch.add(torch.mul(torch.floor_divide(" + row + ", " + perMember + "), " + microBatches * microBatches
        + "), torch.mul(" + batch + ", " + (microBatches + 1) + "))");
    String flat = script
        .let("torch.index_add(" + zeros(members * microBatches * microBatches) + ", 0, " + diagonal + ", " + squares + ")");
    return "torch.reshape(" + flat + ", " + Script.list(members, microBatches, microBatches) + ")";
  }

  private String together(String sums, String batch, String places, String several, String shared) {
    String chosen = script.let("torch.squeeze(torch.nonzero(" + shared + "), 1)");
    String numbers = script.let("torch.sub(torch.cumsum(torch.to(" + several + ", 4), 0), 1)");
    String number = script.let("torch.index_select(" + numbers + ", 0, torch.index_select(" + places + "[1], 0, " + chosen + "))");
    String slot = script
        .let("torch.add(torch.mul(" + number + ", " + microBatches + "), torch.index_select(" + batch + ", 0, " + chosen + "))");
    String rows = script.let("torch.index_select(" + places + "[0], 0, torch.squeeze(torch.nonzero(" + several + "), 1))");
    String count = script.let("torch.size(" + rows + ", 0)");
    String gathered = script.let("torch.index_add(torch.reshape(" + zeros(count + ", " + microBatches + ", " + width) + ", [-1, " + width
        + "]), 0, " + slot + ", torch.index_select(" + sums + ", 0, " + chosen + "))");
    String cube = script.let("torch.reshape(" + gathered + ", [" + count + ", " + microBatches + ", " + width + "])");
    String products = script.let("torch.bmm(" + cube + ", torch.transpose(" + cube + ", 1, 2))");
    return script.let("torch.index_add(" + zeros(members + ", " + microBatches + ", " + microBatches) + ", 0, torch.floor_divide(" + rows
        + ", " + perMember + "), " + products + ")");
  }

  private static String zeros(Object dims) {
    return "torch.zeros([" + dims + "], dtype=6, device=device_here)";
  }
}
