package dev.medley.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Decoder;
import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Init;
import dev.medley.api.tensor.Layers;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Teacher forcing and the next word of a decoder whose logits are a table: of the word before, and of the word that was read.
final class TextHeadTest {

  private static final int WORDS = 5;
  private static final int LENGTH = 3;
  private static final StudyShape SHAPE = new StudyShape(new InputShape.Text(1, 4),
      List.of(new StudyShape.TaskShape("it", HeadKind.TEXT, WORDS)), Map.of(HeadKind.TEXT, 0), List.of(), LENGTH);

  /// What is known of a word is the embeddings of the word that was read and of the one before, one number each.
  private record Pair(boolean writes) implements Encoder {
    @Override
    public boolean reads(Class<? extends ModelInput> kind) {
      return kind == ModelInput.Text.class;
    }

    @Override
    public Features encode(Network network, ModelInput input) {
      var tokens = Layers.embedding(network, "read", ((ModelInput.Text) input).tokens(), 4, 1);
      return new Features.Sequence(tokens, tokens.sum(1));
    }

    @Override
    public Optional<Decoder> decoder() {
      return writes ? Optional.of(Pair::decode) : Optional.empty();
    }

    private static Tensor decode(Network network, Features.Sequence read, ModelInput.Text text, Tensor before, int vocabulary) {
      int rows = before.shape().dim(0);
      return Tensor.concat(2, read.tokens().expand(rows, LENGTH, 1),
          network.parameter("before", Shape.of(vocabulary, 1), new Init.Normal(1)).embedding(before));
    }
  }

  private static Model model(Encoder encoder, int rows) {
    return Model.write(SHAPE, encoder, "pair", (network, context) -> context.encode(network.scope("encoder")), "all", rows);
  }

  private static final double[] READ = {0, 0.3, -0.8, 0.5};
  private static final double[] BEFORE = {0.4, -0.2, 0.9, -1.1, 0.7};
  private static final double[][] WEIGHT = {{0.5, -0.3, 0.8, 0.1, -0.6}, {-0.4, 0.2, 0.3, -0.9, 0.6}};
  private static final double[] BIAS = {0.1, 0.2, -0.1, 0.05, 0};

  private static Bindings bindings(Model model) {
    var values = new TreeMap<String, Array>();
    for (var parameter : model.parameters()) {
      values.put(parameter.name(), Array.generate(parameter.shape(), i -> switch (parameter.name()) {
        case "encoder.read.table" -> (float) READ[i];
        case "decoder.before" -> (float) BEFORE[i];
        case "head.text.weight" -> (float) WEIGHT[i / WORDS][i % WORDS];
        case "head.text.bias" -> (float) BIAS[i];
        default -> throw new IllegalStateException(parameter.name());
      }));
    }
    return Bindings.none().withParameters(values);
  }

  /// By the definition, in doubles.
  private static double log(int read, int before, int word) {
    double[] logits = new double[WORDS];
    double sum = 0;
    for (int w = 0; w < WORDS; w++) {
      logits[w] = (float) READ[read] * (float) WEIGHT[0][w] + (float) BEFORE[before] * (float) WEIGHT[1][w] + (float) BIAS[w];
      sum += Math.exp(logits[w]);
    }
    return logits[word] - Math.log(sum);
  }

  /// Answers `3 4 end` and `4 end`, of which the third place does not count: five words, each from the right one before it.
  @Test
  void everyWordIsLearntFromTheRightOneBeforeIt() {
    var model = model(new Pair(true), 2);
    var bindings = bindings(model).withInput("tokens", Array.of(Shape.of(2, 1), 1, 2)).withInput("mask", Array.of(Shape.of(2, 1), 1, 1))
        .withInput("target.text", Array.of(Shape.of(2, LENGTH), 3, 4, 2, 4, 2, 0))
        .withInput("weight.text", Array.of(Shape.of(2, LENGTH), 1, 1, 1, 1, 1, 0));
    double expected = -(log(1, 0, 3) + log(1, 3, 4) + log(1, 4, 2) + log(2, 0, 4) + log(2, 4, 2)) / 5;
    double found = new Interpreter(bindings).value(model.outputs().getFirst().loss()).toArray()[0];
    assertThat(found).isCloseTo(expected, within(1e-7));
  }

  /// The next word's probabilities stand where what was written ends: behind nothing, one word, or all but the last. What stands behind that is not looked at.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void theNextWordFollowsWhatWasWritten(int place) {
    var model = model(new Pair(true), 3);
    var bindings = bindings(model).withInput("tokens", Array.of(Shape.of(3, 1), 1, 2, 3))
        .withInput("mask", Array.of(Shape.of(3, 1), 1, 1, 1))
        .withInput("written", Array.of(Shape.of(3, LENGTH), 0, 4, 3, 0, 3, 4, 0, 4, 4))
        .withInput("place", Array.generate(Shape.of(LENGTH), i -> i == place ? 1 : 0));
    var next = new Interpreter(bindings).value(model.outputs().getFirst().prediction());
    assertThat(next.shape()).isEqualTo(Shape.of(3, WORDS));
    int[][] before = {{0, 0, 0}, {4, 3, 4}, {3, 4, 4}};
    for (int row = 0; row < 3; row++) {
      for (int word = 0; word < WORDS; word++)
        assertThat(next.row(row).toArray()[word]).as("%d, %d", row, word).isCloseTo(log(row + 1, before[place][row], word), within(1e-7));
    }
  }

  @Test
  void anEncoderThatOnlyReadsIsRefused() {
    assertThatThrownBy(() -> model(new Pair(false), 1)).hasMessageContaining(
        "MED-850 The encoder (pair) of task (it) must be one that can write, since its answers are texts.\nMaybe choose `transformer` or `decoder-only`.");
  }

  @Test
  void featuresOfWholeTextsAreNotEnoughToWriteFrom() {
    assertThatThrownBy(() -> Model.write(SHAPE, new Pair(true), "pair",
        (network, context) -> new Features.Rows(context.encode(network.scope("encoder")).pooled()), "pooling", 1)).hasMessageContaining(
            "MED-851 The features (one vector per example) of this sharing and encoder must be one vector per token for task (it), since its answers are written from them.");
  }
}
