package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Terminal;
import dev.medley.study.RuleReview;
import jakarta.inject.Inject;
import java.util.ArrayList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley rules mine`: the rules that the training labels of a space's tasks keep, as a space writes them and in words.
@Command(name = "mine", description = "Find rules in the training labels of examples that several tasks of a space share.")
final class RulesMineCommand implements Runnable {

  private final SpaceFile spaces;
  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "SPACE.yaml", description = "The search space whose tasks are looked at.")
  private String file = "";

  @Option(names = "--support", paramLabel = "SHARE", description = "In which share of all cases a rule must be seen to hold; 0.005 unless said otherwise.")
  private double support = 0.005;

  @Option(names = "--confidence", paramLabel = "SHARE", description = "In which share of the cases with its condition it must hold; 0.95 unless said otherwise.")
  private double confidence = 0.95;

  @Option(names = "--top", paramLabel = "N", description = "How many are shown; 20 unless said otherwise.")
  private int top = 20;

  @Inject
  RulesMineCommand(SpaceFile spaces, InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.spaces = spaces;
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    requireShares();
    var mined = RuleReview.mine(spaces.read(file), plugins.get(), support, confidence).stream().limit(top).toList();
    for (var rule : mined) {
      if (options.json()) {
        Json.object().put("rule", rule.rule()).put("words", rule.words()).put("cases", rule.cases()).put("support", rule.support())
            .put("confidence", rule.confidence()).print(terminal.out());
      } else {
        terminal.out().line(rule.rule());
        terminal.out().line("    " + rule.told());
      }
    }
    if (mined.isEmpty() && !options.json())
      terminal.out().line("No rule reaches a support of " + support + " and a confidence of " + confidence + ".");
  }

  private void requireShares() {
    var problems = new ArrayList<Problem>();
    if (!(support > 0 && support <= 1)) problems.add(share("support", support));
    if (!(confidence > 0 && confidence <= 1)) problems.add(share("confidence", confidence));
    if (!problems.isEmpty()) throw new InputException(problems);
  }

  private static Problem share(String noun, double value) {
    return Problem.maybe("MED-805", "The " + noun + " (" + value + ") of rules to mine must be a share above 0, at most 1.",
        "write `--" + noun + " 0.9`");
  }
}
