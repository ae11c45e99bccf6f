package dev.medley.app.command;

import com.sun.management.OperatingSystemMXBean;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Numbers;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Terminal;
import dev.medley.plugin.Api;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/// `medley doctor`: what this machine has, and what of it does not work.
@Command(name = "doctor", description = "Say what this machine has: Java, engine, devices, memory, plugins, store.")
final class DoctorCommand implements Runnable {

  private final InstalledPlugins plugins;
  private final EngineProbe engine;
  private final StoreAccess stores;
  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;
  private final List<Problem> problems = new ArrayList<>();

  @Inject
  DoctorCommand(InstalledPlugins plugins, EngineProbe engine, StoreAccess stores, Environment environment, MedleyCommand options,
      Terminal terminal) {
    this.plugins = plugins;
    this.engine = engine;
    this.stores = stores;
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    finding("Medley", true, environment.version() + " (api " + Api.VERSION + ")");
    finding("Java", true, Runtime.version() + " (" + System.getProperty("java.vendor") + "), " + System.getProperty("java.home"));
    finding("System", true,
        System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
            + Numbers.count(Runtime.getRuntime().availableProcessors(), "core") + ", "
            + Numbers.bytes(memory()) + " memory, at most " + Numbers.bytes(Runtime.getRuntime().maxMemory()) + " of it for Java");
    engine();
    plugins();
    store();
    if (!problems.isEmpty()) throw new MedleyException(problems);
  }

  private void engine() {
    try {
      var report = engine.start();
      finding("Engine", true, report.name() + " " + report.version() + " on " + String.join(", ", report.devices()));
    } catch (Exception | LinkageError e) {
      var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().lines().findFirst().orElse("");
      problems.add(Problem.maybe("MED-246", "The engine (PyTorch) of this machine does not start: " + reason + ".",
          "the natives are for another system; `medley doctor --stacktrace` says more"));
      finding("Engine", false, "does not start");
    }
  }

  private void plugins() {
    var installed = plugins.quietly();
    long jars = installed.components().stream().map(i -> i.origin()).filter(o -> !o.builtIn()).distinct().count();
    problems.addAll(installed.problems());
    finding("Plugins", installed.problems().isEmpty(),
        Numbers.count(jars, "plugin") + ", " + Numbers.count(installed.components().size(), "component")
            + (installed.problems().isEmpty() ? "" : ", " + Numbers.count(installed.problems().size(), "problem")));
  }

  private void store() {
    try {
      finding("Store", true, stores.described());
    } catch (MedleyException e) {
      problems.addAll(e.problems());
      finding("Store", false, "cannot be opened");
    }
  }

  private void finding(String what, boolean well, String said) {
    var out = terminal.out();
    if (options.json()) Json.object().put("check", what.toLowerCase(java.util.Locale.ROOT)).put("ok", well).put("found", said).print(out);
    else out.line((well ? out.paint(Style.GREEN, "ok") : out.paint(Style.RED, "no")) + "  " + what + " ".repeat(9 - what.length()) + said);
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
