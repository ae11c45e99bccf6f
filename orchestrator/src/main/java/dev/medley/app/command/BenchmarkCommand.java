package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.benchmark.Benchmark;
import dev.medley.benchmark.Benchmarks;
import dev.medley.benchmark.Conditions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley benchmark`: the figures that are claimed, measured here and now beside what they are compared to.
@Command(name = "benchmark", description = "Measure what is claimed, beside what it is compared to. Alone or with `list`: say what there is.")
final class BenchmarkCommand implements Runnable {

  private final InstalledPlugins plugins;
  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "list, or the name of a benchmark.")
  private String name = "list";

  @Option(names = "--data", paramLabel = "DIR", description = "The folder of data that a benchmark needs and Medley does not contain.")
  private @Nullable String data;

  @Option(names = "--space", paramLabel = "SPACE.yaml", description = "The search space that is measured, instead of the benchmark's own.")
  private @Nullable String space;

  @Option(names = "--steps", paramLabel = "N", description = "How many steps are trained or measured.")
  private @Nullable Integer steps;

  @Option(names = "--seeds", paramLabel = "N", description = "How many repetitions, each with a seed of its own.")
  private @Nullable Integer seeds;

  @Option(names = "--trials", paramLabel = "N", description = "How many trials a store is filled with, or a search is given.")
  private @Nullable Integer trials;

  @Option(names = "--only", split = ",", paramLabel = "PART", description = "The parts of a benchmark to measure, such as problems, with commas between them.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--peer", paramLabel = "COMMAND", description = "An interpreter that has what a benchmark compares to, such as a python with optuna.")
  private @Nullable String peer;

  @Inject
  BenchmarkCommand(InstalledPlugins plugins, Environment environment, MedleyCommand options, Terminal terminal) {
    this.plugins = plugins;
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (name.equals("list")) {
      list();
      return;
    }
    var benchmark = named();
    var conditions = new Conditions(plugins.get(), environment.home(), Optional.ofNullable(data).map(environment::path),
        Optional.ofNullable(space).map(environment::path), count("--steps", steps), count("--seeds", seeds), count("--trials", trials),
        List.copyOf(only), Optional.ofNullable(peer));
    var report = new BenchmarkReport(benchmark.name(), options.json(), terminal);
    benchmark.run(conditions, report);
    report.close();
  }

  private Benchmark named() {
    for (var benchmark : Benchmarks.all()) if (benchmark.name().equals(name)) return benchmark;
    var names = Benchmarks.all().stream().map(Benchmark::name).toList();
    throw new InputException(Problem.didYouMean("MED-250", "The benchmark (" + name + ") is not known.", name,
        Stream.concat(names.stream(), Stream.of("list")).toList(), names.stream().collect(Collectors.joining(", ", "There is: ", "."))));
  }

  private static OptionalInt count(String option, @Nullable Integer value) {
    if (value == null) return OptionalInt.empty();
    Arguments.atLeast(option, value, 1);
    return OptionalInt.of(value);
  }

  private void list() {
    var table = new Table(List.of(Column.text("BENCHMARK"), Column.text("WHAT IT MEASURES").cut()));
    for (var benchmark : Benchmarks.all()) {
      if (options.json()) Json.object().put("benchmark", benchmark.name()).put("summary", benchmark.summary()).print(terminal.out());
      table.add(benchmark.name(), benchmark.summary());
    }
    if (!options.json()) table.print(terminal.out());
  }
}
