package dev.medley.training.model;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.loss.LossTerm;
import dev.medley.api.loss.TermContext;
import dev.medley.api.sharing.Sharing;
import dev.medley.api.sharing.SharingContext;
import dev.medley.api.tensor.DType;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Penalty;
import dev.medley.api.tensor.Shape;
import dev.medley.api.tensor.Tensor;
import dev.medley.training.compile.HeadOutput;
import dev.medley.training.compile.Inputs;
import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.InputShape;
import dev.medley.training.data.StudyShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The network of one configuration, written for one model and one micro-batch: encoder, sharing, and a head for every kind of target.
///
/// @param parameters in the order of their declaration
/// @param outputs    one for each kind of head in the study
/// @param penalties  what is added to the losses, or only reported, in the order of declaration
/// @param features   `(rows, width)`: the pooled features from which the heads predict
/// @param rows       examples in a micro-batch
/// @param joined     the places of the tasks whose own parameters terms move in every step, whether it draws an example of them or not
/// @param groups     the group of each parameter, by its name: `encoder/layer-1`, `sharing/gate`, `heads/classes`, `decoder/layer-1`, `terms/dann`
public record Model(List<Tensor> parameters, List<HeadOutput> outputs, List<Penalty> penalties, Tensor features, int rows,
    SortedSet<Integer> joined, SortedMap<String, String> groups) {

  public Model {
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
    penalties = List.copyOf(penalties);
    joined = Collections.unmodifiableSortedSet(new TreeSet<>(joined));
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /// One whose terms join no tasks, and whose parameters are in no groups.
  public Model(List<Tensor> parameters, List<HeadOutput> outputs, List<Penalty> penalties, Tensor features, int rows) {
    this(parameters, outputs, penalties, features, rows, new TreeSet<>(), new TreeMap<>());
  }

  /// Writes the network without terms, see below.
  public static Model write(StudyShape shape, Encoder encoder, String encoderName, Sharing sharing, String sharingName, int rows) {
    return write(shape, encoder, encoderName, sharing, sharingName, new TreeMap<>(), rows);
  }

  /// Writes the network. The names are those of the components, for the messages of errors.
  public static Model write(StudyShape shape, Encoder encoder, String encoderName, Sharing sharing, String sharingName,
      SortedMap<String, LossTerm> terms, int rows) {
    return write(shape, encoder, encoderName, sharing, sharingName, terms, Optional.empty(), rows);
  }

  /// The same, taught by what it was.
  public static Model write(StudyShape shape, Encoder encoder, String encoderName, Sharing sharing, String sharingName,
      SortedMap<String, LossTerm> terms, Optional<Distillation> distillation, int rows) {
    var network = Network.empty();
    var input = input(network, shape.input(), rows);
    var tasks = shape.tasks().stream().map(StudyShape.TaskShape::name).toList();
    var encoded = new ArrayList<Features>();
    var groups = new Groups(network);
    var context = new SharingContext(tasks, input, scope -> {
      var features = encoder.encode(scope.writtenBy(encoderName), input);
      if (scope.parameters().equals(network.parameters())) {
        encoded.add(features);
        groups.below("encoder", scope);
      }
      return features;
    });
    var features = sharing.share(network.writtenBy(sharingName), context);
    encoded.add(features);
    groups.below("sharing", network);
    var heads = new EnumMap<HeadKind, Heads.Head>(HeadKind.class);
    shape.kinds().forEach(kind -> heads.put(kind, kind == HeadKind.TEXT
        ? TextHead.write(network, encoder, encoderName, features, input, shape, rows)
        : Heads.write(network.writtenBy("head"), kind, features, shape, rows)));
    groups.below("heads", network.scope("head"));
    groups.below("decoder", network.scope("decoder"));
    var everyTask = new EveryTask(network, shape, input, rows, heads);
    var domain = network.input(Inputs.DOMAIN, Shape.of(rows), DType.INT);
    var penalties = new ArrayList<>(network.penalties());
    terms.forEach((name, term) -> {
      var about = new TermContext(tasks, shape.domains(), encoded.getFirst(), features, domain, network, everyTask);
      penalties.add(new Penalty(name, term.penalty(network.scope("term").scope(name).writtenBy(name), about), true));
    });
    groups.below("terms", network.scope("term"));
    distillation.ifPresent(d -> penalties.addAll(d.penalties(network, shape, everyTask)));
    groups.below(Distillation.TEACHER, network.scope(Distillation.TEACHER));
    return new Model(network.parameters(), heads.values().stream().map(Heads.Head::output).toList(), penalties, features.pooled(), rows,
        everyTask.asked(), groups.byName());
  }

  private static ModelInput input(Network network, InputShape inputs, int rows) {
    return switch (inputs) {
      case InputShape.Text(int length, int vocabulary) -> new ModelInput.Text(
          network.input(Inputs.TOKENS, Shape.of(rows, length), DType.INT), network.input(Inputs.MASK, Shape.of(rows, length), DType.FLOAT),
          vocabulary);
      case InputShape.Images(int channels, int height, int width) ->
        new ModelInput.Images(network.input(Inputs.VALUES, Shape.of(rows, channels, height, width), DType.FLOAT));
      case InputShape.Vectors(int width) -> new ModelInput.Vectors(network.input(Inputs.VALUES, Shape.of(rows, width), DType.FLOAT));
    };
  }

  /// What kind of input an encoder must be able to read.
  public static Class<? extends ModelInput> inputKind(InputShape shape) {
    return switch (shape) {
      case InputShape.Text _ -> ModelInput.Text.class;
      case InputShape.Images _ -> ModelInput.Images.class;
      case InputShape.Vectors _ -> ModelInput.Vectors.class;
    };
  }

  /// Equal for models that can train in one cohort: the same operations on the same shapes, with parameters of the same names.
  public String fingerprint() {
    return Fingerprint.of(Stream.concat(outputs.stream().map(HeadOutput::loss), penalties.stream().map(Penalty::value)).toList());
  }

  /// What is to be compiled for so many members and micro-batches.
  public StepProgram.Plan plan(int members, int microBatches, int tasks) {
    return new StepProgram.Plan(parameters, outputs, penalties, members, microBatches, rows, tasks);
  }
}
