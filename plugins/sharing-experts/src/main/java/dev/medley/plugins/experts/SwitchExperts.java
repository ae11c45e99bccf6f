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

  /// What the experts add to rows `(n, width)` where each takes so many and no more: each row is laid into a place of its expert's, all experts work at once, and each row takes its result back
  /// times its share.
  Tensor apply(Tensor x, Routes routes, int capacity, Tensor dropout) {
    var kept = routes.kept(capacity);
    var place = laid(kept, routes.expert().toFloat().mul(capacity).add(routes.place()), count() * capacity);
    return work(x, routes, kept, place, capacity, dropout);
  }

  /// What the experts add to all rows. An expert gets as many blocks of `⌈n/E⌉` places as its rows need, so that there are no more than `2·E` blocks, however the rows are spread: at most `n + E` places
  /// more than there are rows.
  Tensor applyToAll(Tensor x, Routes routes, Tensor dropout) {
    int n = x.shape().dim(0);
    int experts = count();
    int size = Math.ceilDiv(n, experts);
    int blocks = Math.min(n, (n + experts * (size - 1)) / size);
    var needed = routes.counts().add(size - 1).div(size).toInt().toFloat();
    var ends = Routes.upTo(needed);
    var first = ends.sub(needed).unsqueeze(1).embedding(routes.expert()).reshape(n);
    var place = laid(routes.sent(), first.mul(size).add(routes.place()), blocks * size);
    // The expert of a block is the number of experts whose blocks end before it; a block that nobody needs goes to the last.
    var block = Routes.numbers(blocks).toFloat().unsqueeze(1).expand(blocks, experts);
    var over = block.gt(ends.sub(0.5).unsqueeze(0).expand(blocks, experts)).toFloat().sum(1);
    var of = over.minimum(Tensor.constant(experts - 1)).toInt();
    return new SwitchExperts(router, of(in, of), of(inBias, of), of(out, of), of(outBias, of)).work(x, routes, routes.sent(), place, size,
        dropout);
  }

  /// The weights of the expert of each block.
  private static Tensor of(Tensor weights, Tensor expert) {
    var shape = weights.shape();
    int experts = shape.dim(0);
    var chosen = weights.reshape(experts, shape.size() / experts).embedding(expert);
    return chosen.reshape(Mixing.dims(shape.with(0, expert.shape().dim(0))));
  }

  /// Where each row lies; those that are not kept lie behind all places.
  private static Tensor laid(Tensor kept, Tensor place, int places) {
    return Tensor.where(kept.gt(Tensor.constant(0.5)), place, Tensor.constant(places)).toInt();
  }

  private Tensor work(Tensor x, Routes routes, Tensor kept, Tensor place, int each, Tensor dropout) {
    int width = x.shape().dim(1);
    int places = count() * each;
    // The last row is where those lie that find no room.
    var laid = x.scatter(place, places + 1).narrow(0, 0, places).reshape(count(), each, width);
    var hidden = laid.matmul(in).add(Mixing.onEveryRow(inBias, each)).relu().dropout(dropout);
    var done = hidden.matmul(out).add(Mixing.onEveryRow(outBias, each)).reshape(places, width);
    var back = done.embedding(place.toFloat().minimum(Tensor.constant(places - 1)).toInt());
    return back.mul(routes.share().mul(kept).unsqueeze(1).expand(x.shape().dim(0), width));
  }
}
