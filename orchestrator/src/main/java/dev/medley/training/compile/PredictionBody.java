package dev.medley.training.compile;

import dev.medley.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Writes the methods that predict, see [StepProgram#prediction].
record PredictionBody(StepProgram program) {

  void write() {
    program.plan().outputs().forEach(output -> {
      if (output.isWritten()) writtenWordByWord(output);
      else predict("predict_", output, List.of());
    });
    choose();
  }

  private void writtenWordByWord(HeadOutput output) {
    var once = ReadOnce.of(output.prediction(), program.plan().rows());
    read(output, once);
    predict("write_", output, once);
  }

  /// Computes what does not change from word to word.
  private void read(HeadOutput output, List<Tensor> once) {
    var script = new Script();
    var group = new Group(output.kind(), true);
    var lowering = begin(script, group);
    var results = once.stream()
        .map(tensor -> script.let("torch.reshape(" + lowering.lower(tensor, group).name() + ", " + flat(tensor) + ")")).toList();
    var parameters = new ArrayList<>(program.inputs());
    parameters.removeAll(List.of(Inputs.WRITTEN, Inputs.PLACE));
    parameters.add("task");
    program.method("read_" + output.kind(), script, parameters, "List[Tensor]", Script.list(results));
  }

  /// @param once what is given and not computed here, of the rows that `origin` names
  private void predict(String prefix, HeadOutput output, List<Tensor> once) {
    var script = new Script();
    var group = new Group(output.kind(), true);
    var lowering = begin(script, group);
    for (int i = 0; i < once.size(); i++) lowering.given(once.get(i), group, given(script, once.get(i), i, group));
    var prediction = program.frame().expanded(script, lowering.lower(output.prediction(), group), Layout.SLOT, group);
    script.run("torch.copy_(predictions, torch.to(" + prediction.name() + ", 6))");
    var parameters = new ArrayList<>(program.inputs());
    if (output.isWritten()) parameters.addAll(List.of("read: List[Tensor]", "origin"));
    parameters.addAll(List.of("task", "predictions"));
    program.method(prefix + output.kind(), script, parameters, "Tensor", "predictions");
  }

  private Lowering begin(Script script, Group group) {
    var body = program.body(script, ForwardBody.Gradients.NONE, false);
    int members = program.plan().members();
    script.assign(group.count(), String.valueOf(members));
    script.assign(group.slots(), "torch.arange(" + members + ", dtype=4, device=at)");
    script.assign(group.member(), group.slots());
    script.assign(group.task(), "torch.to(task, at, 4)");
    return new Lowering(script, program.frame(), body, program.graph(), Demand.none());
  }

  private Value given(Script script, Tensor tensor, int index, Group group) {
    var layout = program.graph().dependsOnTask(tensor) ? Layout.SLOT : Layout.BATCH;
    String rows = script.let("torch.index_select(read[" + index + "], 0, torch.reshape(torch.to(origin, at, 4), [-1]))");
    return new Value(script.let("torch.reshape(" + rows + ", " + program.frame().dims(layout, group, tensor.shape()) + ")"), layout,
        tensor.shape());
  }

  /// All members' rows, one after the other.
  private String flat(Tensor tensor) {
    var dims = new ArrayList<Object>(tensor.shape().dims());
    dims.set(0, program.plan().members() * tensor.shape().dim(0));
    return Script.list(dims);
  }

  private void choose() {
    var script = new Script();
    script.assign("chosen", "torch.to(who, ops.prim.device(shared), 4)");
    var arrays = List.of("shared", "own", "scalars");
    arrays.forEach(name -> script.run("torch.copy_(" + name + ", torch.index_select(all_" + name + ", 0, chosen))"));
    var parameters = new ArrayList<>(List.of("who"));
    arrays.forEach(name -> parameters.addAll(List.of(name, "all_" + name)));
    program.method(StepProgram.CHOOSE, script, parameters, "Tensor", "shared");
  }
}
