package dev.medley.plugins.encoder;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.tensor.Op;
import java.util.List;
import java.util.Locale;

/// What this plugin provides.
public final class BasicEncoders implements ComponentProvider {

  private static final Setting EMBEDDING = Setting.logWhole("embedding", 4, 512, 64, "The length of a word's vector.");
  private static final Setting DROPOUT = Setting.real("dropout", 0, 0.7, 0.1,
      "What fraction of the features is dropped at random in training.");

  /// Of what attends, whether it only reads or also writes.
  private static final Setting HEADS = Setting.logWhole("heads", 1, 16, 4, "How many heads attend, each in its own way.");
  private static final Setting HEAD_WIDTH = Setting.logWhole("head-width", 1, 128, 16,
      "How many numbers a head has; heads times these are the length of a feature vector.");
  private static final Setting ATTENDING_LAYERS = Setting.whole("layers", 1, 12, 2, "How many layers follow each other.");
  private static final Setting ATTENDING_EXPANSION = Setting.whole("expansion", 1, 8, 4,
      "How many times as wide as a feature vector the hidden layer of each word is.");

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component.of(Kind.ENCODER, "bag", "Reads a text as the mean of its words, and each word with its neighbours.", Bag::new)
            .with(EMBEDDING, width(64), DROPOUT)
            .from("Iyyer et al., Deep Unordered Composition Rivals Syntactic Methods for Text Classification, ACL 2015",
                "https://aclanthology.org/P15-1162"),
        Component.of(Kind.ENCODER, "text-cnn", "Reads a text through convolutions over its words.", TextCnn::new)
            .with(
                EMBEDDING,
                width(64),
                Setting.whole("layers", 1, 6, 1, "How many convolutions follow each other."),
                Setting.whole("reach", 1, 4, 1, "How many words to each side of a word a convolution sees."),
                DROPOUT)
            .from("Kim, Convolutional Neural Networks for Sentence Classification, EMNLP 2014", "https://arxiv.org/abs/1408.5882"),
        Component
            .of(Kind.ENCODER, "transformer", "Reads a text through layers in which every word attends to every other.", Transformer::new)
            .with(
                HEADS,
                HEAD_WIDTH,
                ATTENDING_LAYERS,
                ATTENDING_EXPANSION,
                Setting.choice("positions", List.of("learned", "rotary"), "rotary",
                    "How places count: by vectors that are learned, or by turning queries and keys."),
                Setting.whole("decoder-layers", 1, 12, 2, "How many layers write, where answers are texts."),
                DROPOUT)
            .from("Vaswani et al., Attention Is All You Need, NeurIPS 2017", "https://arxiv.org/abs/1706.03762"),
        Component
            .of(Kind.ENCODER, "decoder-only", "Reads a text and writes its answer on, each word seeing those before it.", DecoderOnly::new)
            .with(
                HEADS,
                HEAD_WIDTH,
                ATTENDING_LAYERS,
                ATTENDING_EXPANSION,
                Setting.flag("looks-ahead", false, "Whether the words of a text see each other both ways."),
                DROPOUT)
            .from("Liu et al., Generating Wikipedia by Summarizing Long Sequences, ICLR 2018", "https://arxiv.org/abs/1801.10198"),
        Component.of(Kind.ENCODER, "memory", "Asks a text that begins with a question, in several hops, for what answers it.", Memory::new)
            .with(
                width(32),
                Setting.whole("hops", 1, 8, 3, "How often the text is asked."),
                Setting.whole("reach", 0, 6, 3, "How many words to each side of a word are remembered with it."),
                DROPOUT)
            .from("Sukhbaatar et al., End-To-End Memory Networks, NIPS 2015", "https://arxiv.org/abs/1503.08895"),
        recurrent(Op.Recurrence.Cell.GRU, "Reads a text word by word through gated recurrent units.").from(
            "Cho et al., Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation, EMNLP 2014",
            "https://arxiv.org/abs/1406.1078"),
        recurrent(Op.Recurrence.Cell.LSTM, "Reads a text word by word through long short-term memories.")
            .from("Hochreiter and Schmidhuber, Long Short-Term Memory, Neural Computation 9, 1997",
                "https://doi.org/10.1162/neco.1997.9.8.1735"),
        Component.of(Kind.ENCODER, "residual", "Reads a row of numbers through layers that each add to the one before.", Residual::new)
            .with(
                width(64),
                Setting.whole("layers", 1, 12, 2, "How many layers follow each other."),
                Setting.whole("expansion", 1, 8, 2, "How many times as wide as a feature vector the inside of a layer is."),
                DROPOUT)
            .from("Gorishniy et al., Revisiting Deep Learning Models for Tabular Data, NeurIPS 2021", "https://arxiv.org/abs/2106.11959"),
        Component.of(Kind.ENCODER, "image-cnn", "Reads an image through convolutions.", ImageCnn::new)
            .with(
                width(64),
                Setting.logWhole("filters", 1, 256, 16, "How many filters the first convolution has; each one after has twice as many."),
                Setting.whole("layers", 1, 6, 2, "How many convolutions follow each other."),
                DROPOUT)
            .from("LeCun et al., Gradient-Based Learning Applied to Document Recognition, Proceedings of the IEEE 86, 1998",
                "https://doi.org/10.1109/5.726791"),
        Component
            .of(Kind.ENCODER, "image-residual", "Reads an image through layers of convolutions that each add to the one before.",
                ImageResidual::new)
            .with(
                width(32),
                Setting.whole("layers", 1, 12, 3, "How many layers, each of two convolutions, follow each other."),
                DROPOUT)
            .from("He et al., Identity Mappings in Deep Residual Networks, ECCV 2016", "https://arxiv.org/abs/1603.05027"),
        Component.of(Kind.ENCODER, "mlp", "Reads a row of numbers through fully connected layers.", Mlp::new)
            .with(width(64), Setting.whole("layers", 1, 6, 2, "How many layers follow each other."), DROPOUT));
  }

  private static Component<Encoder> recurrent(Op.Recurrence.Cell cell, String summary) {
    return Component.of(Kind.ENCODER, cell.name().toLowerCase(Locale.ROOT), summary, settings -> new Recurrent(cell, settings)).with(
        EMBEDDING,
        width(64),
        Setting.whole("layers", 1, 4, 1, "How many layers follow each other."),
        Setting.flag("both-ways", true, "Whether texts are read from the end as well, by half of the features."),
        DROPOUT);
  }

  private static Setting width(long byDefault) {
    return Setting.logWhole("width", 4, 1024, byDefault, "The length of a feature vector.");
  }
}
