package dev.medley.plugins.experts;

import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;

/// The experts that rows are sent to, all of one shape, and the router's matrix.
///
/// @param router `(width, E)`
/// @param in     `(E, width, hidden)`, with `inBias` `(E, hidden)`
/// @param out    `(E, hidden, width)`, with `outBias` `(E, width)`
record SwitchExperts(Tensor router, Tensor in, Tensor inBias, Tensor out, Tensor outBias) {

  static SwitchExperts declare(Network network, int width, int count, int hidden) {
    var scope = network.scope("experts");
    return new SwitchExperts(network.scope("router").parameter("weight", Shape.of(width, count), start(width)),
        scope.parameter("in", Shape.of(count, width, hidden), start(width)),
        scope.parameter("in-bias", Shape.of(count, hidden), Init.zeros()),
        scope.parameter("out", Shape.of(count, hidden, width), start(hidden)),
        scope.parameter("out-bias", Shape.of(count, width), Init.zeros()));
  }

  private static Init start(int fanIn) {
    return new Init.Normal((float) Math.sqrt(0.1 / fanIn));
  }

  int count() {
    return in.shape().dim(0);
  }

  /// What the experts add to rows `(n, width)`: each is laid into a place of its expert's, all experts work at once, and each row takes its result back times its share.
  Tensor apply(Tensor x, Routes routes, int capacity, Tensor dropout) {
    int width = x.shape().dim(1);
    int places = count() * capacity;
    var kept = routes.kept(capacity);
    var place = Tensor
        .where(kept.gt(Tensor.constant(0.5)), routes.expert().toFloat().mul(capacity).add(routes.place()), Tensor.constant(places))
        .toInt();
    // The last row is where those lie that find no room.
    var laid = x.scatter(place, places + 1).narrow(0, 0, places).reshape(count(), capacity, width);
    var hidden = laid.matmul(in).add(Mixing.onEveryRow(inBias, capacity)).relu().dropout(dropout);
    var done = hidden.matmul(out).add(Mixing.onEveryRow(outBias, capacity)).reshape(places, width);
    var back = done.embedding(place.toFloat().minimum(Tensor.constant(places - 1)).toInt());
    return back.mul(routes.share().mul(kept).unsqueeze(1).expand(x.shape().dim(0), width));
  }
}
