package dev.medley.app.command;

import dev.medley.app.terminal.Terminal;
import dev.medley.space.StudySpace;
import dev.medley.study.StudyRunner;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley run`: searches a space.
@Command(name = "run", description = "Search a space: train its trials, and show the best.")
final class RunCommand implements Runnable {

  static final int USUAL_COHORT = 16;

  private final SpaceFile spaces;
  private final InstalledPlugins plugins;
  private final StudySession session;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "SPACE.yaml", description = "The search space.")
  private String file = "";

  @Option(names = "--study", paramLabel = "NAME", description = "What to call the study; otherwise as the space does, with a number if that is taken.")
  private @Nullable String study;

  @Option(names = "--trials", paramLabel = "N", description = "How many trials, instead of what the space says.")
  private @Nullable Integer trials;

  @Option(names = "--steps", paramLabel = "N", description = "How many steps each trial trains, instead of what the space says.")
  private @Nullable Integer steps;

  @Option(names = "--seed", paramLabel = "S", description = "Of all randomness; 1 unless said otherwise.")
  private @Nullable Long seed;

  @Option(names = "--cohort", paramLabel = "N", description = "How many trials train as one model, at most; 16 unless said otherwise.")
  private int cohort = USUAL_COHORT;

  @Option(names = "--dry-run", description = "Train nothing: say how many trials are expected to get how far, and what that costs.")
  private boolean dryRun;

  @Mixin
  private MachineOptions machine = new MachineOptions();

  @Inject
  RunCommand(SpaceFile spaces, InstalledPlugins plugins, StudySession session, MedleyCommand options, Terminal terminal) {
    this.spaces = spaces;
    this.plugins = plugins;
    this.session = session;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var place = machine.machine(cohort);
    var read = spaces.read(file);
    var space = read.with(study == null ? read.study() : study, budget(read));
    // Everything that can be wrong with it is found before a store is made for it.
    var prepared = StudyRunner.prepare(space, seed == null ? OptionalLong.empty() : OptionalLong.of(seed), plugins.get());
    if (dryRun) {
      new CostView(space, Cost.of(space, StudyRunner.baselines(space, plugins.get()), cohort), cohort).print(options.json(), terminal);
      return;
    }
    session.run(machine.executor(), machine.quiet(), true, (runner, store, view) -> {
      view.objective(space.objective().metric());
      var name = study == null ? runner.freeName(space.study()) : space.study();
      return runner.run(prepared, name, place, view);
    });
  }

  private StudySpace.Budget budget(StudySpace space) {
    if (trials != null) Arguments.atLeast("--trials", trials, 1);
    if (steps != null) Arguments.atLeast("--steps", steps, 1);
    return new StudySpace.Budget(trials == null ? space.budget().trials() : trials, steps == null ? space.budget().steps() : steps,
        space.budget().repeats());
  }
}
