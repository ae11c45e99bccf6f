package dev.medley.plugins.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Shape;
import dev.medley.testkit.Array;
import dev.medley.testkit.Bindings;
import dev.medley.testkit.Interpreter;
import dev.medley.testkit.contract.Fixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Features of networks that PyTorch's own layers computed; `golden/README.md` says how.
final class GoldenEncodersTest {

  private static final double TOLERANCE = 1e-6;

  private static final Shape VALUES = Shape.of(2, 3);
  private static final Shape IMAGES = Shape.of(2, 2, 5, 4);

  private static Fixture<Encoder> transformer(String positions) {
    return Reading.encoder("transformer").set("heads", 2).set("layers", 2).set("expansion", 2).set("positions", positions);
  }

  private static Fixture<Encoder> recurrent(String cell) {
    return Reading.encoder(cell).set("embedding", 3).set("width", 5).set("layers", 2);
  }

  @Test
  void transformerWithLearnedPositions() {
    assertTexts("transformer-learned", transformer("learned").set("head-width", 3));
  }

  @Test
  void transformerWithRotaryPositions() {
    assertTexts("transformer-rotary", transformer("rotary").set("head-width", 5));
  }

  @Test
  void gatedRecurrentUnits() {
    assertTexts("gru", recurrent("gru"));
  }

  @Test
  void gatedRecurrentUnitsInOneDirection() {
    assertTexts("gru-forwards", recurrent("gru").set("width", 4).set("layers", 1).set("both-ways", false));
  }

  @Test
  void longShortTermMemories() {
    assertTexts("lstm", recurrent("lstm"));
  }

  @Test
  void residualLayers() {
    var network = Network.empty();
    var encoder = Reading.encoder("residual").set("width", 4).set("layers", 2).set("expansion", 3);
    var features = encoder.make(List.of("task")).encode(network, new ModelInput.Vectors(network.input("values", VALUES, DType.FLOAT)));
    assertGolden("residual", network, features,
        Bindings.none().withScalar(Reading.dropout(encoder), 0.5).withInput("values", Array.of(VALUES, 0.5, -1, 2, 1.5, 0.25, -0.75)));
  }

  @Test
  void convolutionsOfImages() {
    assertImages("image-cnn", Reading.encoder("image-cnn").set("filters", 3).set("layers", 3).set("width", 4));
  }

  @Test
  void residualLayersOfImages() {
    assertImages("image-residual", Reading.encoder("image-residual").set("width", 4).set("layers", 3));
  }

  /// Number `i` of the images is `sin(0.3·i)`.
  private static void assertImages(String golden, Fixture<Encoder> encoder) {
    var network = Network.empty();
    var features = encoder.make(List.of("task")).encode(network, new ModelInput.Images(network.input("values", IMAGES, DType.FLOAT)));
    assertGolden(golden, network, features, Bindings.none().withScalar(Reading.dropout(encoder), 0.5).withInput("values",
        Array.generate(IMAGES, i -> (float) Math.sin(0.3 * i))));
  }

  private static void assertTexts(String golden, Fixture<Encoder> encoder) {
    var reading = Reading.of(encoder, 7, 5, 0, Reading.words(1, 2, 3, 4, 5), Reading.words(6, 2));
    assertGolden(golden, reading.network(), reading.features(), reading.texts());
  }

  /// Each line names features and lists them: those of a word by text and place, those of an example by its place in the batch.
  private static void assertGolden(String golden, Network network, Features features, Bindings bindings) {
    var interpreter = new Interpreter(bindings.withParameters(numbers(network)));
    var lines = lines(golden).filter(line -> !line.startsWith("#")).toList();
    assertThat(lines).isNotEmpty();
    for (var line : lines) {
      var fields = List.of(line.split(" "));
      int named = fields.getFirst().equals("token") ? 3 : 2;
      int example = Integer.parseInt(fields.get(1));
      var found = named == 3
          ? Reading.token(interpreter.value(((Features.Sequence) features).tokens()), example, Integer.parseInt(fields.get(2)))
          : interpreter.value(features.pooled()).row(example).toArray();
      var expected = fields.subList(named, fields.size()).stream().mapToDouble(Double::parseDouble).toArray();
      assertThat(found).as(String.join(" ", fields.subList(0, named))).containsExactly(expected, within(TOLERANCE));
    }
  }

  private static java.util.stream.Stream<String> lines(String golden) {
    try (var stream = GoldenEncodersTest.class.getResourceAsStream("/golden/" + golden + ".txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Element `i` of the `k`-th parameter declared is `0.5·sin(k + 0.7·i)`.
  private static Map<String, Array> numbers(Network network) {
    var numbers = new HashMap<String, Array>();
    for (var parameter : network.parameters()) {
      int k = numbers.size() + 1;
      numbers.put(parameter.name(), Array.generate(parameter.shape(), i -> (float) (0.5 * Math.sin(k + 0.7 * i))));
    }
    return numbers;
  }
}
