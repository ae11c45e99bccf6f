package dev.medley.app.command;

import jakarta.inject.Inject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `medley resume`: goes on with a study that was stopped.
@Command(name = "resume", description = "Go on with a study where it stopped.")
final class ResumeCommand implements Runnable {

  private final StudySession session;

  @Parameters(paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Mixin
  private MachineOptions machine = new MachineOptions();

  @Inject
  ResumeCommand(StudySession session) {
    this.session = session;
  }

  @Override
  public void run() {
    // The size of cohorts stays that of the first run.
    var place = machine.machine(1);
    session.run(machine.executor(), machine.quiet(), false, (runner, store, view) -> {
      view.objective(store.study(study).objective());
      return runner.resume(study, place, view);
    });
  }
}
