package dev.medley.training;

import dev.medley.api.sampler.Draw;
import dev.medley.meta.InnerLoop;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.Result;
import dev.medley.training.random.Streams;
import java.util.List;
import java.util.Map;

/// Steps that train an initialisation: in each, a member adapts to as many tasks as a step has micro-batches, all from where it stands, and what they have come to stands for the micro-batches' gradients.
///
/// @see <a href="https://arxiv.org/abs/1803.02999">Nichol et al., On First-Order Meta-Learning Algorithms, 2018, Algorithm 2, with the optimiser in the place of its step, and for FOMAML section 5</a>
/// @see <a href="https://arxiv.org/abs/1703.03400">Finn et al., Model-Agnostic Meta-Learning for Fast Adaptation of Deep Networks, ICML 2017, section 5.2 for the first-order approximation</a>
final class MetaSteps {

  private final Adaptations rows;
  private final List<MemberTraining> members;
  private final List<InnerLoop> loops;
  private final int size;
  private final int longest;
  private final boolean looks;
  private final int[] tasks;
  private final int[][][] examples;

  /// @param size examples of a micro-batch
  MetaSteps(Adaptations rows, List<MemberTraining> members, List<InnerLoop> loops, int size) {
    this.rows = rows;
    this.members = members;
    this.loops = List.copyOf(loops);
    this.size = size;
    longest = loops.stream().mapToInt(InnerLoop::steps).max().orElse(0);
    looks = loops.stream().anyMatch(InnerLoop::query);
    tasks = new int[members.size() * rows.each()];
    examples = new int[tasks.length][][];
  }

  /// Takes the examples that a member's adaptations look at in a step.
  void draw(int member, List<Draw> draws) {
    for (int b = 0; b < draws.size(); b++) {
      var draw = draws.get(b);
      int[][] sets = new int[loops.get(member).sets()][size];
      for (var set : sets) for (int r = 0; r < size; r++) set[r] = members.get(member).row(draw);
      int row = member * rows.each() + b;
      tasks[row] = draw.task();
      examples[row] = sets;
    }
  }

  /// Lets all members adapt to what was drawn.
  ///
  /// @param losses  where what each adaptation has lost goes
  /// @param gramian where the inner products of what they have come to go
  /// @return how each would move its member
  Result run(int step, double trained, Map<String, Argument> state, HostFloats losses, HostFloats gramian) {
    rows.begin(state, tasks, trained);
    for (int pass = 0; pass < longest + (looks ? 1 : 0); pass++) {
      for (int row = 0; row < tasks.length; row++) {
        int member = row / rows.each();
        var loop = loops.get(member);
        long noise = Streams.at(members.get(member).noiseSeed(), step);
        // What a member draws is no matter of its company, so passes are counted from its own first.
        int own = pass - (longest - loop.steps());
        rows.next(row, examples[row][loop.set(pass, longest)], loop.rate(pass, longest), Streams.at(noise + row % rows.each(), own));
      }
      rows.pass();
      for (int row = 0; row < tasks.length; row++)
        if (loops.get(row / rows.each()).counts(pass, longest)) losses.set(row, rows.loss(row));
    }
    return rows.moves(gramian);
  }
}
