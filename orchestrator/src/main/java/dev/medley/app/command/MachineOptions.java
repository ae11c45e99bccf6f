package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.study.StudyRequest.Care;
import dev.medley.study.StudyRequest.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Where a study runs.
final class MachineOptions {

  @Option(names = "--devices", split = ",", paramLabel = "DEVICE", description = "cpu, or gpu:0 and so on, with commas between; cpu unless said otherwise.")
  private List<String> devices = new ArrayList<>();

  @Option(names = "--threads", paramLabel = "N", description = "How many cohorts train at once on the CPU; one per core unless said otherwise.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--executor", paramLabel = "NAME", description = "What runs the cohorts; local unless said otherwise.")
  private String executor = "local";

  @Option(names = "--quiet", description = "Show no progress.")
  private boolean quiet;

  @Option(names = "--fail-fast", description = "End the study with the first trial that fails.")
  private boolean failFast;

  @Option(names = "--checkpoint-every", paramLabel = "SECONDS", description = "About how much work of running trials the end of the process may cost; 10 unless said otherwise, 0 keeps every step.")
  private int checkpointEvery = (int) Care.USUAL.checkpointEvery().toSeconds();

  @Option(names = "--patience", paramLabel = "SECONDS", description = "After how long a cohort that hangs is told; 60 unless said otherwise.")
  private int patience = (int) Care.USUAL.patience().toSeconds();

  String executor() {
    return executor;
  }

  boolean quiet() {
    return quiet;
  }

  Machine machine(int cohort) {
    Arguments.atLeast("--threads", threads, 1);
    Arguments.atLeast("--cohort", cohort, 1);
    Arguments.atLeast("--checkpoint-every", checkpointEvery, 0);
    Arguments.atLeast("--patience", patience, 1);
    for (var device : devices) {
      if (!device.matches("cpu|gpu:\\d{1,3}"))
        throw new InputException(Problem.maybe("MED-248", "The device (" + device + ") of --devices is not known.", "write cpu, or gpu:0"));
    }
    return new Machine(devices.isEmpty() ? List.of("cpu") : devices, threads, cohort,
        new Care(failFast, Duration.ofSeconds(checkpointEvery), Duration.ofSeconds(patience)));
  }
}
