package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.study.Fusion;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley benchmark`: the figures that are claimed, measured here and now beside what they are compared to.
@Command(name = "benchmark", description = "Measure what is claimed, beside what it is compared to. Alone or with `list`: say what there is.")
final class BenchmarkCommand implements Runnable {

  private static final String FUSION = "fusion";
  private static final String FUSION_SUMMARY = "Members of the quick start's default model trained as one, against the same members one after the other.";

  /// How many members, and the least gain that is claimed for so many.
  private record Claim(int members, double least) {}

  private static final List<Claim> CLAIMS = List.of(new Claim(1, 1), new Claim(8, 1), new Claim(32, 1));

  private final SpaceFile spaces;
  private final InstalledPlugins plugins;
  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "list, or fusion.")
  private String name = "list";

  @Option(names = "--space", paramLabel = "SPACE.yaml", description = "The search space whose model is measured; the quick start's otherwise.")
  private @Nullable String space;

  @Option(names = "--steps", paramLabel = "N", description = "How many steps are measured; 60 unless said otherwise.")
  private int steps = 60;

  @Inject
  BenchmarkCommand(SpaceFile spaces, InstalledPlugins plugins, Environment environment, MedleyCommand options, Terminal terminal) {
    this.spaces = spaces;
    this.plugins = plugins;
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Arguments.atLeast("--steps", steps, 1);
    switch (name) {
      case "list" -> list();
      case FUSION -> fusion();
      default -> throw new InputException(Problem.didYouMean("MED-250", "The benchmark (" + name + ") is not known.", name,
          List.of(FUSION, "list"), "There is: " + FUSION + "."));
    }
  }

  private void list() {
    if (options.json()) Json.object().put("benchmark", FUSION).put("summary", FUSION_SUMMARY).print(terminal.out());
    else
      new Table(List.of(Column.text("BENCHMARK"), Column.text("WHAT IT MEASURES").cut())).add(FUSION, FUSION_SUMMARY).print(terminal.out());
  }

  private void fusion() {
    var file = space == null ? environment.home().resolve("search-spaces").resolve("english.yaml").toString() : space;
    var fusion = new Fusion(spaces.read(file), steps, plugins.get());
    var table = new Table(List.of(Column.number("MEMBERS"), Column.number("STEP"), Column.number("ONE AFTER THE OTHER"),
        Column.number("GAIN"), Column.number("CLAIMED"), Column.text("HOLDS")));
    Duration alone = Duration.ZERO;
    for (var claim : CLAIMS) {
      var together = fusion.step(claim.members());
      if (alone.isZero()) alone = together;
      double gain = (double) claim.members() * alone.toNanos() / together.toNanos();
      boolean holds = gain >= claim.least();
      if (options.json()) {
        Json.object().put("benchmark", FUSION).put("figure", "gain with " + claim.members() + " members").put("value", gain)
            .put("unit", "times").put("peer", "the same members one after the other")
            .put("bar", claim.least()).put("holds", holds).print(terminal.out());
      }
      table.add(claim.members() + "", milliseconds((double) together.toNanos()), milliseconds((double) claim.members() * alone.toNanos()),
          String.format(Locale.ROOT, "%.1fx", gain),
          String.format(Locale.ROOT, "%.0fx", claim.least()), holds ? "yes" : "no");
    }
    if (!options.json()) {
      terminal.out().line("A step of " + fusion.network() + ", on one thread:");
      table.print(terminal.out());
    }
  }

  private static String milliseconds(double nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }
}
