package dev.medley.training;

import dev.medley.space.Lifelong;
import dev.medley.training.compile.Pull;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a cohort does when a task has been learnt and another arrives, so that its parameters are held where they are: all members at once, since each task has as many steps as any other.
///
/// Elastic weight consolidation holds a parameter by the diagonal of the empirical Fisher information, the mean over examples of the square of each one's gradient; synaptic intelligence by what the parameter has lowered the losses by,
/// over the square of the way that it went. Either is `A` of a quadratic around where the parameters are now, which is all that steps read ([Pull]).
///
/// @see <a href="https://arxiv.org/abs/1612.00796">Kirkpatrick et al., Overcoming catastrophic forgetting in neural networks, PNAS 2017</a>
/// @see <a href="https://arxiv.org/abs/1805.06370">Schwarz et al., Progress and Compress, ICML 2018, section 4, for the online mode</a>
/// @see <a href="https://arxiv.org/abs/1703.04200">Zenke et al., Continual Learning Through Synaptic Intelligence, ICML 2017</a>
final class Consolidation {

  /// The two flat vectors of parameters.
  static final List<String> VECTORS = List.of("shared", "own");

  private final Cohort cohort;
  private final StudyData data;
  private final Arena arena;
  private final Tables tables;
  private final CohortState state;
  private final List<Lifelong> ways;
  private final Pull pull;
  private final HostFloats strength;
  private @Nullable Squares squares;

  Consolidation(Cohort cohort, StudyData data, Arena arena, Tables tables, CohortState state) {
    this.cohort = cohort;
    this.data = data;
    this.arena = arena;
    this.tables = tables;
    this.state = state;
    pull = cohort.pull();
    ways = cohort.members().stream().flatMap(m -> Lifelong.of(m.configuration()).stream()).toList();
    strength = arena.hostFloats(cohort.members().size());
    if (pull == Pull.NONE) return;
    for (int k = 0; k < ways.size(); k++) strength.set(k, (pull == Pull.TRACED ? 2 : 1) * ways.get(k).settings().real("strength"));
    for (var name : VECTORS) {
      state.keepLike(name + "_a", name);
      state.keepLike(name + "_b", name);
      if (pull == Pull.TRACED) {
        state.keepLike(name + "_path", name);
        state.keepCopy(name + "_begin", name);
      }
    }
  }

  Map<String, Argument> arguments() {
    return Map.of("pull_strength", strength);
  }

  /// Holds parameters where they are, if a task has just been learnt.
  void before(int step) {
    if (pull == Pull.NONE || !arrives(step)) return;
    if (pull == Pull.TRACED) traced();
    else held(step);
  }

  /// Whether a task has just been learnt and another arrives.
  boolean arrives(int step) {
    return step > 0
        && Timeline.of(cohort.members().getFirst(), data.names(), cohort.steps()).spans().stream().anyMatch(s -> s.from() == step);
  }

  private void traced() {
    for (var name : VECTORS) {
      var now = state.parts(name);
      var begin = state.parts(name + "_begin");
      var path = state.parts(name + "_path");
      var a = state.parts(name + "_a");
      for (int k = 0; k < ways.size(); k++) {
        double damping = ways.get(k).settings().real("damping");
        for (int i = 0; i < now.get(k).length; i++) {
          double way = now.get(k)[i] - begin.get(k)[i];
          a.get(k)[i] += (float) (Math.max(0, path.get(k)[i]) / (way * way + damping));
          path.get(k)[i] = 0;
        }
      }
      state.replace(name + "_a", a);
      state.replace(name + "_b", products(a, now));
      state.replace(name + "_path", path);
      state.replace(name + "_begin", now);
    }
  }

  private void held(int step) {
    var squares = squares(step);
    for (int v = 0; v < VECTORS.size(); v++) {
      var name = VECTORS.get(v);
      var now = state.parts(name);
      var a = state.parts(name + "_a");
      var b = state.parts(name + "_b");
      for (int k = 0; k < ways.size(); k++) {
        boolean online = ways.get(k).settings().word("mode").equals("online");
        double decay = online ? ways.get(k).settings().real("decay") : 1;
        for (int i = 0; i < now.get(k).length; i++) {
          float fisher = squares.get(v).get(k)[i];
          a.get(k)[i] = (float) (decay * a.get(k)[i]) + fisher;
          b.get(k)[i] = online ? a.get(k)[i] * now.get(k)[i] : b.get(k)[i] + fisher * now.get(k)[i];
        }
      }
      state.replace(name + "_a", a);
      state.replace(name + "_b", b);
    }
  }

  private static List<float[]> products(List<float[]> a, List<float[]> b) {
    var products = new ArrayList<float[]>();
    for (int k = 0; k < a.size(); k++) {
      float[] product = new float[a.get(k).length];
      for (int i = 0; i < product.length; i++) product[i] = a.get(k)[i] * b.get(k)[i];
      products.add(product);
    }
    return products;
  }

  /// The mean of the squares of single examples' gradients of the task that ends before a step: of shared numbers and of the tasks' own, member by member.
  private List<List<float[]>> squares(int step) {
    if (squares == null) squares = new Squares(cohort, data, arena, tables, state);
    return squares.of(step, ways);
  }
}
