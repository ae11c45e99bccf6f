package dev.medley.testkit.contract;

import dev.medley.api.encoder.Features;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.Predictions;
import dev.medley.api.loss.TermContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Starts;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A term over features and weights that are given, for tests that look inside: inputs `shared` and `seen`, each `(rows, width)`, of which the heads predict from `seen`, domains
/// as the input `domain`, and a matrix `own` of each task's own, `(2, width)`.
///
/// @param penalty what the term writes
public record TermSketch(Network network, int tasks, int rows, int width, Tensor penalty) {

  public static TermSketch of(LossTerm term, int tasks, int domains, int rows, int width) {
    var network = Network.empty();
    var shared = network.input("shared", Shape.of(rows, width), DType.FLOAT);
    var seen = network.input("seen", Shape.of(rows, width), DType.FLOAT);
    network.taskParameter("own", Shape.of(2, width), Init.fanIn(width));
    var context = new TermContext(IntStream.range(0, tasks).mapToObj(t -> "task" + t).toList(),
        IntStream.range(0, domains).mapToObj(d -> "domain" + d).toList(), new Features.Rows(shared), new Features.Rows(seen),
        network.input("domain", Shape.of(rows), DType.INT), network, predictions(seen, network.input("domain", Shape.of(rows), DType.INT)));
    return new TermSketch(network, tasks, rows, width, term.penalty(network.scope("term"), context));
  }

  /// Every task has two classes, whose logits are the first two features; those of a row are known where its domain is.
  private static Predictions predictions(Tensor seen, Tensor domain) {
    return new Predictions() {
      @Override
      public Tensor logits(String task) {
        return seen.narrow(1, 0, 2);
      }

      @Override
      public Tensor known(String task) {
        return domain.toFloat().minimum(Tensor.constant(1)).toInt();
      }

      @Override
      public Tensor words() {
        throw new IllegalArgumentException("The inputs are no texts");
      }
    };
  }

  /// Parameters as they start, and features and domains as given; both features are the same, row by row.
  public Bindings bindings(long seed, Map<String, Double> scalars, List<Integer> domains, double... features) {
    var values = Array.of(Shape.of(rows, width), features);
    return Bindings.none().withParameters(Starts.of(network, tasks, seed)).withScalars(scalars).withScalar("progress", 1)
        .withInput("shared", values).withInput("seen", values).withInput("domain", Array.generate(Shape.of(rows), domains::get));
  }
}
