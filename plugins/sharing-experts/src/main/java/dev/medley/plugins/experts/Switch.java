package dev.medley.plugins.experts;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.Arrays;

/// Sends each word, and each whole text, to the one of many experts that a router finds best, so that a row costs the same however many experts there are.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | features of the shared encoder, each word or text a row | `(n, width)` |
/// | `p = softmax(R·x)` | the router's shares | `(n, E)` |
/// | `e`, `p_e` | the row's expert, `argmax p`, and its share | `(n)` |
/// | `F_e` | expert: two layers with a hidden one | `(width, hidden)`, `(hidden, width)` |
/// | `C = ⌈capacity·n/E⌉` | how many rows an expert takes; the first ones | |
/// | `f_i`, `P_i` | what fraction of the rows prefers expert `i`, and its mean share | |
///
/// `y = x + p_e·F_e(x)`, and `y = x` for a row that its expert has no room for. To the loss is added `balance·E·Σ_i f_i·P_i`, which is `balance` where all are used alike;
/// only `P` has a gradient. Rows that fill up a text are not sent. When evaluating, every expert has room for all that it is sent, so that what is predicted does not depend on the
/// batch. O(n·capacity·width·hidden) in training and O((n + E)·width·hidden) when evaluating, and O(n·width·E) for the router.
/// Random: initial weights and dropout, from the member's stream. Reports `switch.balance`, and `switch.dropped`: what fraction of the rows found no room.
///
/// Deviations: routers and experts are shared by all tasks, which part by what they send where; no noise on the router's input; initial weights a tenth of the usual variance, as in
/// the paper, but not cut off at two deviations.
///
/// @see <a href="https://arxiv.org/abs/2101.03961">Fedus et al., Switch Transformers, JMLR 2022, eq. 1 to 6</a>
record Switch(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    var features = context.encode(network.scope("encoder"));
    var experts = SwitchExperts.declare(network, features.width(), settings.whole("experts"), settings.whole("width"));
    var dropout = settings.tensor(network, "dropout");
    var texts = send(features.pooled(), ones(Shape.of(features.pooled().shape().dim(0))), experts, dropout);
    if (!(features instanceof Features.Sequence(var tokens, _))) {
      report(network, texts.balance(), texts.dropped());
      return new Features.Rows(texts.result());
    }
    var mask = context.input() instanceof ModelInput.Text text ? text.mask() : ones(tokens.shape().without(-1));
    var words = send(tokens, mask, experts, dropout);
    report(network, texts.balance().add(words.balance()).mul(0.5), words.dropped());
    return new Features.Sequence(words.result(), texts.result());
  }

  private void report(Network network, Tensor balance, Tensor dropped) {
    network.penalty("balance", balance.mul(settings.tensor(network, "balance")));
    network.observe("dropped", dropped);
  }

  /// What comes of rows, how evenly they were sent, and what fraction found no room.
  private record Sent(Tensor result, Tensor balance, Tensor dropped) {}

  /// @param features `(..., width)`
  /// @param mask     `(...)`, one for the rows that are sent
  private Sent send(Tensor features, Tensor mask, SwitchExperts experts, Tensor dropout) {
    int width = features.shape().dim(-1);
    int n = features.shape().size() / width;
    var x = features.reshape(n, width);
    var routes = Routes.of(x.matmul(experts.router()), mask.reshape(n));
    int capacity = Routes.capacity(n, experts.count(), settings.real("capacity"));
    var change = experts.apply(x, routes, capacity, dropout).whenTraining(experts.applyToAll(x, routes, dropout));
    return new Sent(x.add(change).reshape(Mixing.dims(features.shape())), routes.balance(), routes.dropped(capacity));
  }

  private static Tensor ones(Shape shape) {
    var ones = new float[shape.size()];
    Arrays.fill(ones, 1);
    return Tensor.constant(shape, ones);
  }
}
