package dev.medley.app.command;

import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `medley rules`: how tasks' classes go together.
@Command(name = "rules", description = "Find rules in labels, and where predictions break them.", subcommands = {RulesShowCommand.class,
  RulesMineCommand.class})
final class RulesCommand implements Runnable {

  @Spec
  private @Nullable CommandSpec spec;

  @Inject
  RulesCommand() {}

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }
}
