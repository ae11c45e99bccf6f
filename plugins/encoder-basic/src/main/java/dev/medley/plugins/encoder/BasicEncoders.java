package dev.medley.plugins.encoder;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class BasicEncoders implements ComponentProvider {

  private static final Setting EMBEDDING = Setting.logWhole("embedding", 4, 512, 64, "The length of a word's vector.");
  private static final Setting DROPOUT = Setting.real("dropout", 0, 0.7, 0.1,
      "What fraction of the features is dropped at random in training.");

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
        Component.of(Kind.ENCODER, "mlp", "Reads a row of numbers through fully connected layers.", Mlp::new)
            .with(width(64), Setting.whole("layers", 1, 6, 2, "How many layers follow each other."), DROPOUT));
  }

  private static Setting width(long byDefault) {
    return Setting.logWhole("width", 4, 1024, byDefault, "The length of a feature vector.");
  }
}
