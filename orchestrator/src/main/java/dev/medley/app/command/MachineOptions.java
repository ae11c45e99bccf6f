package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.study.StudyRequest.Machine;
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

  String executor() {
    return executor;
  }

  boolean quiet() {
    return quiet;
  }

  Machine machine(int cohort) {
    Arguments.atLeast("--threads", threads, 1);
    Arguments.atLeast("--cohort", cohort, 1);
    for (var device : devices) {
      if (!device.matches("cpu|gpu:\\d{1,3}"))
        throw new InputException(Problem.maybe("MED-248", "The device (" + device + ") of --devices is not known.", "write cpu, or gpu:0"));
    }
    return new Machine(devices.isEmpty() ? List.of("cpu") : devices, threads, cohort);
  }
}
