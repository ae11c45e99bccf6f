package dev.medley.plugins.copies;

import dev.medley.api.encoder.Features;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Losses;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.List;

/// Shares one encoder and gives each task a private one beside it; the shared one must not show which task it works for, and the private one must say something else.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `S`, `P` | pooled features of the shared and of task `t`'s private encoder | `(batch, width)` |
/// | `D` | a discriminator of one hidden layer, which guesses the task | `(batch, T)` |
/// | `λ`, `γ` | the settings `adversarial` and `difference` | `()` |
/// | `p` | how much of the training is done | `()` |
///
/// Heads see `[S, P]`. To the loss are added `L_adv = −mean log softmax(D(R(S)))_t`, where `R` reverses the gradient and scales it by `λ·(2/(1 + exp(−10·p)) − 1)`, so that the
/// discriminator learns at full strength and the encoder against it, and `γ·L_diff = γ·‖Ŝᵀ·P̂‖_F² / batch²` with the rows of `S` and `P` scaled to length 1. Micro-batches of all
/// tasks of a step reach the discriminator. Two encoders a micro-batch. Random: initial weights, from the member's stream. Reports `shared-private.adversarial` (the
/// discriminator's loss; `ln T` when it knows nothing) and `shared-private.difference`.
///
/// Deviations: both encoders are that of the study, and look words up in one table; the schedule of `λ` is that of domain-adversarial training.
///
/// @see <a href="https://arxiv.org/abs/1704.05742">Liu et al., Adversarial Multi-task Learning for Text Classification, ACL 2017, eq. 9 to 12</a>
record SharedPrivate(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    var layers = context.layers();
    var tables = new CommonTables(layers);
    var shared = context.encode(tables.scope(network.scope("shared")));
    var own = context.encode(tables.scope(network.scope("private").taskwise(layers::contains)));
    network.penalty("adversarial", adversarial(network, shared.pooled(), context.tasks().size()));
    network.penalty("difference", difference(shared.pooled(), own.pooled()).mul(settings.tensor(network, "difference")));
    return Features.together(List.of(shared, own), parts -> Tensor.concat(-1, parts.toArray(Tensor[]::new)));
  }

  private Tensor adversarial(Network network, Tensor shared, int tasks) {
    var against = settings.tensor(network, "adversarial").mul(network.progress().mul(5).tanh()).neg();
    var scope = network.scope("discriminator");
    var hidden = Layers.linear(scope, "hidden", shared.scaleGradient(against), settings.whole("discriminator")).relu();
    int rows = shared.shape().dim(0);
    return Losses.crossEntropy(Layers.linear(scope, "guess", hidden, tasks), network.task().expand(rows), Tensor.constant(1).expand(rows),
        0);
  }

  static Tensor difference(Tensor shared, Tensor own) {
    int rows = shared.shape().dim(0);
    return lengthOne(shared).transpose(0, 1).matmul(lengthOne(own)).square().sum().div((double) rows * rows);
  }

  private static Tensor lengthOne(Tensor x) {
    var squares = x.square().sum(1).add(1e-6).sqrt();
    Shape shape = x.shape();
    return x.div(squares.unsqueeze(1).expand(shape.dim(0), shape.dim(1)));
  }
}
