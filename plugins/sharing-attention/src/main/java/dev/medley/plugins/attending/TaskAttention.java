package dev.medley.plugins.attending;

import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.parameter.Settings;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import java.util.Arrays;

/// Shares an encoder and a projection; each task has an attention block of its own behind it.
///
/// | symbol | meaning | shape |
/// |---|---|---|
/// | `x` | features of the shared encoder, projected: `P·f + p` | `(batch, length, width)` |
/// | `q`, `k`, `v` | queries, keys, values of the task: one product with `(width, 3·width)` | `(batch, heads, length, width/heads)` |
/// | `y` | what the task's heads see | `(batch, length, width)` |
///
/// `y = O·softmax(q·kᵀ/√(width/heads))·v + o` over the words of one text, filling masked out: along the text and never along the batch. The whole text is one more position: it
/// asks, and all words and itself answer. Where there are no words, a row is a text of that one position. A task has `4·width² + 4·width` parameters of its own, all share
/// `width² + width` (for features of that width). O(batch·length·width·(length + width)). Random: initial weights, from the member's stream.
///
/// Deviations: heads attend with the batch first; what is often shown lets the rows of a batch attend to each other.
///
/// @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.2</a>
record TaskAttention(Settings settings) implements Sharing {

  @Override
  public Features share(Network network, SharingContext context) {
    int heads = settings.whole("heads");
    int width = Math.ceilDiv(settings.whole("width"), heads) * heads;
    var encoded = context.encode(network.scope("encoder"));
    var projection = Layer.shared(network.scope("projection"), encoded.width(), width);
    var queries = Layer.ofTask(network.scope("attention"), width, 3 * width);
    var out = Layer.ofTask(network.scope("out"), width, width);
    var features = encoded.map(projection::apply);
    var positions = features.pooled().unsqueeze(1);
    var mask = ones(positions.shape().dim(0));
    if (features instanceof Features.Sequence(var tokens, _) && context.input() instanceof ModelInput.Text text) {
      positions = Tensor.concat(1, positions, tokens);
      mask = Tensor.concat(1, mask, text.mask());
    }
    var attended = out.apply(attend(queries.apply(positions), heads, mask));
    int length = attended.shape().dim(1);
    var pooled = attended.narrow(1, 0, 1).squeeze(1);
    return length == 1 ? new Features.Rows(pooled) : new Features.Sequence(attended.narrow(1, 1, length - 1), pooled);
  }

  private static Tensor ones(int rows) {
    var ones = new float[rows];
    Arrays.fill(ones, 1);
    return Tensor.constant(Shape.of(rows, 1), ones);
  }

  private static Tensor attend(Tensor joined, int heads, Tensor mask) {
    int width = joined.shape().dim(2) / 3;
    var attended = Tensor.attention(part(joined, 0, heads), part(joined, width, heads), part(joined, 2 * width, heads), mask);
    return attended.permute(0, 2, 1, 3).reshape(joined.shape().dim(0), joined.shape().dim(1), width);
  }

  /// `(batch, length, 3·width)` to the heads of one part, `(batch, heads, length, width/heads)`.
  private static Tensor part(Tensor joined, int start, int heads) {
    int width = joined.shape().dim(2) / 3;
    return joined.narrow(2, start, width).reshape(joined.shape().dim(0), joined.shape().dim(1), heads, width / heads).permute(0, 2, 1, 3);
  }
}
