package dev.medley.search.benchmark;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Problems whose instances lie in a file, so that others have been run on the same ones.
///
/// `bb_NAME_D` are functions of D numbers, shifted and some of them rotated; `cond` is a choice of four architectures with settings of their own; `perm8` and `perm15` are
/// orders of tasks, with costs of precedence and of neighbours; `mtl` is all at once: a mix of eight tasks, their weights, an order, a pace, and an architecture.
public final class StoredProblems {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode instances;

  private StoredProblems(JsonNode instances) {
    this.instances = instances;
  }

  /// @param file `instances.json`
  public static StoredProblems read(Path file) {
    return new StoredProblems(JSON.readTree(file.toFile()).get("instances"));
  }

  public List<ProblemFamily> all() {
    return List.of(
        box("sphere", 5), box("sphere", 10), box("rosenbrock", 5), box("rosenbrock", 10), box("rastrigin", 5), box("rastrigin", 10),
        box("ellipsoid", 5), box("ellipsoid", 10),
        new ProblemFamily("cond", seed -> ConditionalProblem.of("cond", of("cond", seed))),
        order(8), order(15),
        new ProblemFamily("mtl", seed -> MultiTaskProblem.of(of("mtl", seed), of("perm8", seed), of("cond", seed))));
  }

  private ProblemFamily box(String function, int dimensions) {
    var name = "bb_" + function + "_" + dimensions;
    return new ProblemFamily(name, seed -> BoxProblem.of(name, function, Numbers.vector(of("shift" + dimensions, seed)),
        Numbers.matrix(of("rot" + dimensions, seed))));
  }

  private ProblemFamily order(int tasks) {
    var name = "perm" + tasks;
    return new ProblemFamily(name, seed -> OrderCosts.of(of(name, seed)).problem(name));
  }

  private JsonNode of(String kind, long seed) {
    var all = instances.get(kind);
    return all.get((int) Math.floorMod(seed - 1, (long) all.size()));
  }
}
