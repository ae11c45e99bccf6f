package dev.medley.app.command;

import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Terminal;
import dev.medley.study.RuleReview;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley rules show`: how often a trial's predictions break the rules of its study, beside those of the equal mix, and in which examples.
@Command(name = "show", description = "Show how often a trial breaks the rules of its study on validation data, and where.")
final class RulesShowCommand implements Runnable {

  private final StoreAccess stores;
  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "TRIAL", description = "The trial's number; the best otherwise.")
  private @Nullable Integer trial;

  @Option(names = "--list", paramLabel = "N", description = "How many broken cases are listed for each rule; 3 unless said otherwise.")
  private int listed = 3;

  @Inject
  RulesShowCommand(StoreAccess stores, InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    try (var store = stores.openToRead()) {
      var reviewed = RuleReview.of(study, trial == null ? OptionalInt.empty() : OptionalInt.of(trial), listed, plugins.get(), store);
      for (var rule : reviewed) {
        if (options.json()) json(rule).print(terminal.out());
        else print(rule);
      }
    }
  }

  private void print(RuleReview.Reviewed rule) {
    terminal.out().line(rule.rule());
    terminal.out().line(String.format(Locale.ROOT, "    broken in %.2f %% of %,d cases; by the equal mix, which knows no rules, in %.2f %%",
        100 * rule.after(), rule.cases(), 100 * rule.before()));
    for (var breach : rule.broken())
      terminal.out()
          .line("    - " + breach.classes() + (breach.where().isEmpty() ? "" : " at `" + breach.where() + "`") + ": " + breach.example());
  }

  private static Json json(RuleReview.Reviewed rule) {
    List<Json> broken = rule.broken().stream()
        .map(b -> Json.object().put("example", b.example()).put("word", b.where()).put("classes", b.classes())).toList();
    return Json.object().put("rule", rule.rule()).put("cases", rule.cases()).put("before", rule.before()).put("after", rule.after())
        .put("broken", broken);
  }
}
