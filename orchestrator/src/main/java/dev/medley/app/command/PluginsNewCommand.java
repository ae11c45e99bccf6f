package dev.medley.app.command;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Terminal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley plugins new`: a small project that builds, to begin a plugin from.
@Command(name = "new", description = "Write a small project for a plugin, ready to build.")
final class PluginsNewCommand implements Runnable {

  private final Environment environment;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "KIND", description = "task, encoder, sharing, sampler, loss or term.")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "NAME", description = "What search spaces will call it, such as my-loss.")
  private String name = "";

  @Option(names = "--to", paramLabel = "DIR", description = "Where to write it; otherwise a new folder of that name.")
  private @Nullable String target;

  @Option(names = "--package", paramLabel = "NAME", description = "The Java package; com.example and the name otherwise.")
  private @Nullable String packageName;

  @Inject
  PluginsNewCommand(Environment environment, MedleyCommand options, Terminal terminal) {
    this.environment = environment;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    var to = target == null ? name : target;
    var folder = environment.path(to);
    var template = new PluginTemplate(kind, name, packageName == null ? "com.example." + name.replace("-", "") : packageName,
        environment.version());
    check(to, folder, template.packageName());
    try {
      var written = template.write(folder);
      if (options.json())
        Json.object().put("folder", folder.toString()).put("files", written.stream().map(f -> folder.relativize(f).toString()).toList())
            .print(terminal.out());
      else
        tell(to, folder, written);
    } catch (IOException e) {
      throw new InputException(Problem.maybe("MED-245",
          "The folder (" + to + ") of the new plugin cannot be written: " + e.getMessage() + ".", "name another with --to"), e);
    }
  }

  private void check(String to, Path folder, String packageName) {
    var problems = new ArrayList<Problem>();
    if (!PluginTemplate.KINDS.contains(kind)) {
      problems.add(Problem.didYouMean("MED-243", "The kind (" + kind + ") of a new plugin is not known.", kind, PluginTemplate.KINDS,
          "There are: " + String.join(", ", PluginTemplate.KINDS) + "."));
    }
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      problems.add(Problem.maybe("MED-244", "The name (" + name + ") of a new plugin must be small letters, digits and hyphens.",
          "write " + name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-")));
    } else if (!javax.lang.model.SourceVersion.isName(packageName)) {
      problems.add(Problem.maybe("MED-244", "The package (" + packageName + ") of a new plugin must be a Java package.",
          "write --package com.example." + name.replace("-", "")));
    }
    if (Files.exists(folder) && !isEmpty(folder))
      problems.add(Problem.maybe("MED-245", "The folder (" + to + ") of the new plugin is not empty.", "name another with --to"));
    if (!problems.isEmpty()) throw new InputException(problems);
  }

  private static boolean isEmpty(Path folder) {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException notAFolder) {
      return false;
    }
  }

  private void tell(String to, Path folder, List<Path> written) {
    written.forEach(file -> terminal.out().line(to + "/" + folder.relativize(file).toString().replace('\\', '/')));
    terminal.err().line("Next: cd " + to + " && mvn package && medley plugins check --plugins target");
  }
}
