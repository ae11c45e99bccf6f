package dev.medley.testkit.contract;

import static dev.medley.testkit.contract.Samples.BATCH;
import static dev.medley.testkit.contract.Samples.LENGTH;
import static dev.medley.testkit.contract.Written.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Op;
import dev.medley.api.tensor.Owner;
import dev.medley.api.tensor.Penalty;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every sharing keeps, for encoders of texts and of vectors. Its network is written for three tasks and run by the interpreter.
///
/// ```java
/// class MmoeTest implements SharingContract {
///   public Sharing sharing() { return new Mmoe(4, 8); }
///   public boolean tellsTasksApart() { return true; }
/// }
/// ```
public interface SharingContract {

  /// The sharing, with small widths.
  Sharing sharing();

  /// Whether the tasks may see different features of the same input.
  boolean tellsTasksApart();

  /// The numbers that its network reads as scalars, by their full names, such as `sharing.mmoe.dropout`.
  default Map<String, Double> scalars() {
    return Map.of();
  }

  @Test
  default void shapesOfItsFeaturesAgree() {
    for (int tasks : new int[]{1, 2, 3}) {
      var rows = written(ModelInput.Vectors.class, BATCH, tasks).features();
      assertThat(rows.pooled().type()).isEqualTo(DType.FLOAT);
      assertThat(rows.pooled().shape().dims()).as("features of vectors, %d tasks", tasks).containsExactly(BATCH, rows.width());
      var texts = written(ModelInput.Text.class, BATCH, tasks).features();
      assertThat(texts.pooled().shape().dims()).as("pooled features of texts, %d tasks", tasks).containsExactly(BATCH, texts.width());
      assertThat(texts).as("an encoder of tokens must stay one for the heads of tagging tasks").isInstanceOf(Features.Sequence.class);
      if (texts instanceof Features.Sequence(var tokens, _))
        assertThat(tokens.shape().dims()).containsExactly(BATCH, LENGTH, texts.width());
    }
  }

  @Test
  default void writesTheSameNetworkAgain() {
    for (var kind : Trunk.KINDS) {
      var one = written(kind, BATCH, Trunk.TASKS);
      var other = written(kind, BATCH, Trunk.TASKS);
      assertThat(other.shapes()).isEqualTo(one.shapes());
      assertThat(other.values(bindings(kind, one, 1))).isEqualTo(one.values(bindings(kind, one, 1)));
    }
  }

  @Test
  default void permutingTheBatchPermutesTheFeatures() {
    int[] order = {2, 0, 3, 1};
    for (var kind : Trunk.KINDS) {
      var written = written(kind, BATCH, Trunk.TASKS);
      for (int task = 0; task < Trunk.TASKS; task++) {
        var bindings = bindings(kind, written, 2).withTask(task);
        var permuted = written.values(bindings.withInputs(Samples.examples(bindings.inputs(), order)));
        assertClose(permuted, written.values(bindings).stream().map(v -> v.rows(order)).toList(),
            "features of a permuted batch of task " + task);
      }
    }
  }

  @Test
  default void anExampleHasTheSameFeaturesAloneAndInABatch() {
    for (var kind : Trunk.KINDS) {
      var together = written(kind, BATCH, Trunk.TASKS);
      var alone = written(kind, 1, Trunk.TASKS);
      assertThat(alone.shapes()).as("parameters may not depend on the batch size").isEqualTo(together.shapes());
      var bindings = bindings(kind, together, 3).withTask(1);
      for (int example = 0; example < BATCH; example++) {
        int index = example;
        var expected = together.values(bindings).stream().map(v -> v.rows(index)).toList();
        assertClose(alone.values(bindings.withInputs(Samples.examples(bindings.inputs(), index))), expected,
            "features of example " + index + " alone");
      }
    }
  }

  /// A task's own parameters are changed by its own examples only, and change its own features only.
  @Test
  default void tasksDoNotTouchEachOthersParameters() {
    for (var kind : Trunk.KINDS) {
      var written = written(kind, BATCH, Trunk.TASKS);
      var bindings = bindings(kind, written, 4).withTask(1);
      var gradients = new Interpreter(bindings).gradients(written.loss()).parameters();
      var without = bindings;
      for (var name : ownedByTasks(written)) {
        var all = bindings.parameters().getOrDefault(name, Array.scalar(0));
        assertThat(gradients.getOrDefault(name, all).rows(0, 2).largest())
            .as("gradient of (%s) of tasks 0 and 2 from examples of task 1", name).isZero();
        int row = all.size() / Trunk.TASKS;
        without = without.withParameter(name, Array.generate(all.shape(), i -> i / row == 1 ? all.get(i) : -7));
      }
      assertThat(written.values(without)).as("features of task 1 with other parameters of tasks 0 and 2")
          .isEqualTo(written.values(bindings));
    }
  }

  /// Parameters are split completely and disjointly: what is shared learns from every task's examples, what is a task's own from its own, and nothing else there is.
  @Test
  default void everyParameterIsSharedByAllTasksOrOwnedByEach() {
    for (var kind : Trunk.KINDS) {
      var written = written(kind, BATCH, Trunk.TASKS);
      assertThat(written.network().parameters()).extracting(Tensor::name).doesNotHaveDuplicates();
      for (int t = 0; t < Trunk.TASKS; t++) {
        int task = t;
        var unreached = new TreeSet<>(written.shapes().keySet());
        for (long seed = 0; seed < 4; seed++) {
          var gradients = new Interpreter(bindings(kind, written, seed).withTask(task)).gradients(written.loss()).parameters();
          unreached.removeIf(name -> {
            var all = gradients.getOrDefault(name, Array.scalar(0));
            return (ownedByTasks(written).contains(name) ? all.rows(task) : all).largest() > 0;
          });
        }
        assertThat(unreached).as("parameters that examples of task %d do not change", task).isEmpty();
      }
    }
  }

  @Test
  default void penaltiesAreFiniteScalars() {
    for (var kind : Trunk.KINDS) {
      var written = written(kind, BATCH, Trunk.TASKS);
      var penalties = written.network().penalties();
      assertThat(penalties).extracting(Penalty::name).doesNotHaveDuplicates();
      for (int task = 0; task < Trunk.TASKS; task++) {
        var interpreter = new Interpreter(bindings(kind, written, 6).withTask(task));
        for (var penalty : penalties) assertThat(interpreter.value(penalty.value()).item()).as("%s", penalty.name()).isFinite();
      }
    }
  }

  @Test
  default void tellsTasksApartAsDeclared() {
    for (var kind : Trunk.KINDS) {
      var written = written(kind, BATCH, Trunk.TASKS);
      var bindings = bindings(kind, written, 5);
      var features = IntStream.range(0, Trunk.TASKS).mapToObj(task -> written.values(bindings.withTask(task))).distinct().toList();
      assertThat(features).as("different features that the tasks see").hasSize(tellsTasksApart() ? Trunk.TASKS : 1);
    }
  }

  @Test
  default void gradientsReachEveryParameter() {
    for (var kind : Trunk.KINDS) {
      Reach.assertEveryParameter(written(kind, BATCH, Trunk.TASKS), Trunk.TASKS, (written, seed) -> bindings(kind, written, seed));
    }
  }

  private Written written(Class<? extends ModelInput> kind, int batch, int tasks) {
    var network = Network.empty();
    var input = Samples.input(network, kind, batch, LENGTH);
    var names = IntStream.range(0, tasks).mapToObj(t -> "task" + t).toList();
    return new Written(network,
        sharing().share(network.scope("sharing"), new SharingContext(names, input, scope -> Trunk.encode(scope, input))));
  }

  private Bindings bindings(Class<? extends ModelInput> kind, Written written, long seed) {
    return Bindings.none().withParameters(written.parameters(Trunk.TASKS, seed)).withScalars(scalars()).withScalar("progress", 0.5)
        .withInputs(Samples.batch(kind, seed));
  }

  private static List<String> ownedByTasks(Written written) {
    return written.network().parameters().stream().map(p -> (Op.Parameter) p.op()).filter(p -> p.owner() == Owner.TASK)
        .map(Op.Parameter::name).toList();
  }
}
