package dev.medley.training;

import dev.medley.training.compile.StepProgram;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Array;
import dev.medley.training.random.Streams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The arguments that are the same in every call: a study's tables, a network's constants, the noise.
final class Tables {

  private static final long NOISE_SEED = 20_011;

  private final Arena arena;
  private final StudyData data;
  private final Map<String, Array> fields = new HashMap<>();

  Tables(Arena arena, StudyData data) {
    this.arena = arena;
    this.data = data;
  }

  /// Adds what a program needs of them to its arguments.
  void bind(StepProgram program, String method, Map<String, Argument> arguments) {
    for (var name : program.arguments(method)) {
      if (name.startsWith("target_") || name.startsWith(StudyData.KNOWN) || List.of("tokens", "values", "domain").contains(name))
        arguments.put(name, fields.computeIfAbsent(name, this::field));
      if (name.equals("noise")) arguments.put(name, fields.computeIfAbsent(name, _ -> noise()));
    }
    program.constants().forEach((name, tensor) -> {
      if (program.arguments(method).contains(name)) arguments.put(name, constant(tensor));
    });
  }

  private Array field(String name) {
    return switch (data.field(name)) {
      case StudyData.Field.Whole f -> arena.upload(f.numbers(), f.shape());
      case StudyData.Field.Real f -> arena.upload(f.numbers(), f.shape());
    };
  }

  private Array constant(dev.medley.api.tensor.Tensor tensor) {
    var values = ((dev.medley.api.tensor.Op.Constant) tensor.op()).values();
    return arena.upload(values.toArray(), tensor.shape().dims().stream().mapToLong(Integer::longValue).toArray());
  }

  private Array noise() {
    float[] numbers = new float[StepProgram.noiseRows() * StepProgram.noiseWidth()];
    for (int i = 0; i < numbers.length; i++) numbers[i] = Streams.uniform(NOISE_SEED, i);
    return arena.upload(numbers, StepProgram.noiseRows(), StepProgram.noiseWidth());
  }
}
