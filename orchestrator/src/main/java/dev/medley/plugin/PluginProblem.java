package dev.medley.plugin;

import dev.medley.api.error.InputException;
import dev.medley.api.error.Problem;
import dev.medley.api.plugin.Component;
import java.nio.file.Path;

/// Everything that can be wrong with a plugin, in words. `docs/errors/plugins.md` explains each.
final class PluginProblem {

  private PluginProblem() {}

  static Problem noDirectory(Path directory) {
    return Problem.maybe("MED-050", "The plugin directory (" + directory + ") of this run does not exist.",
        "it is spelt otherwise, or not built yet");
  }

  static InputException unreadable(String file, Exception cause) {
    return because(cause, Problem.maybe("MED-051", "The archive (" + file + ") of a plugin cannot be read: " + reason(cause) + ".",
        "its copy or download was cut short; fetch it again"));
  }

  static InputException escapes(String file, String entry) {
    return of("MED-052", "The entry (" + entry + ") of plugin (" + file + ") leads out of its folder.",
        "the archive is not what it seems; nothing of it was unpacked");
  }

  static InputException noId(String file) {
    return of("MED-053", "The manifest of plugin (" + file + ") has no Plugin-Id.",
        "it was not built with the parent dev.medley:medley-plugins, which writes one");
  }

  static InputException badVersion(String file, String version) {
    return of("MED-054", "The Plugin-Version (" + version + ") of plugin (" + file + ") must be a semantic version.",
        "write it as 1.2.3 or 1.2.3-SNAPSHOT");
  }

  static InputException wrongApi(String file, String requires) {
    return of("MED-055",
        "The Plugin-Requires (" + requires + ") of plugin (" + file + ") does not admit the api (" + Api.VERSION + ") of this Medley.",
        "a version of the plugin for api " + Api.VERSION + " exists; its manifest then says `Plugin-Requires: 0.1`");
  }

  static InputException noServices(String file) {
    return of("MED-056", "The services file (" + Api.SERVICES + ") of plugin (" + file + ") is missing or empty, so it registers nothing.",
        "add it with one line, the name of the class that implements ComponentProvider");
  }

  static InputException missingProvider(String file, String provider) {
    return of("MED-057", "The provider (" + provider + ") of plugin (" + file + ") is not among its classes.",
        "the class was renamed or left out of the jar; compare it with " + Api.SERVICES);
  }

  static InputException notAProvider(String file, String provider, String rule) {
    return of("MED-058", "The provider (" + provider + ") of plugin (" + file + ") " + rule + ".",
        "make it a public class with a public constructor without arguments that implements dev.medley.api.plugin.ComponentProvider");
  }

  static InputException constructorThrew(String file, String provider, Throwable cause) {
    return because(cause,
        Problem.maybe("MED-059", "The constructor of provider (" + provider + ") of plugin (" + file + ") threw " + told(cause) + ".",
            "move the work that failed into components() or into a component's factory"));
  }

  static InputException componentsThrew(String file, String provider, Throwable cause) {
    return because(cause,
        Problem.maybe("MED-060", "The components() of provider (" + provider + ") of plugin (" + file + ") threw " + told(cause) + ".",
            "only declare components there; files and networks belong into their factories"));
  }

  static InputException noComponents(String file, String provider, String what) {
    return of("MED-061", "The components() of provider (" + provider + ") of plugin (" + file + ") returned " + what + ".",
        "a component was forgotten; return at least one, and none that is null");
  }

  static Problem duplicateComponent(String file, Component<?> component, String firstFile) {
    return Problem.maybe("MED-062",
        "The " + component.kind().singular() + " (" + component.name() + ") of plugin (" + file + ") is already provided by plugin ("
            + firstFile + "), which stays.",
        "rename one of them, or remove one of the files");
  }

  static InputException duplicateId(String file, String id, String firstFile) {
    return of("MED-063", "The Plugin-Id (" + id + ") of plugin (" + file + ") is already that of plugin (" + firstFile + "), which stays.",
        "two versions of one plugin are installed; remove one of the files");
  }

  static InputException bundledApi(String file, String entry) {
    return of("MED-064", "The class (" + entry + ") of plugin (" + file + ") is a copy of Medley's api, which only the host may bring.",
        "give the dependency on medley-api the scope `provided`");
  }

  static InputException missingClass(String file, String provider, String missing) {
    return of("MED-065", "The class (" + missing + ") that provider (" + provider + ") of plugin (" + file + ") needs is missing.",
        missing.startsWith("dev.medley.api.")
            ? "the plugin was built against another version of the api; build it against " + Api.VERSION
            : "the jar of a library was left out; bundle it into the plugin");
  }

  static InputException unlinkable(String file, String provider, LinkageError cause) {
    return because(cause,
        Problem.maybe("MED-065",
            "The classes of provider (" + provider + ") of plugin (" + file + ") do not fit this Medley: " + told(cause) + ".",
            "the plugin was built against another version of the api; build it against " + Api.VERSION));
  }

  static InputException invalidDeclaration(String file, String provider, RuntimeException cause) {
    return because(cause,
        Problem.maybe("MED-066",
            "The declaration of a component of provider (" + provider + ") of plugin (" + file + ") is not valid: " + cause.getMessage()
                + ".",
            "correct the arguments of Component.of or Setting there"));
  }

  static Problem reservedSetting(String file, Component<?> component, String setting) {
    return Problem.maybe("MED-066",
        "The setting (" + setting + ") of " + component.kind().singular() + " (" + component.name() + ") of plugin (" + file
            + ") has a name that search spaces use themselves.",
        "rename it");
  }

  static InputException unsupported(String file, String attribute, String value) {
    return of("MED-067", "The " + attribute + " (" + value + ") of plugin (" + file
        + ") would never be honoured: every plugin stands alone and registers by its services file.", "remove it from the manifest");
  }

  static InputException notLoaded(String file, Exception cause) {
    return because(cause, Problem.maybe("MED-068", "The plugin (" + file + ") cannot be loaded: " + reason(cause) + ".",
        "the log says more; report it to the plugin's author"));
  }

  private static InputException of(String id, String what, String advice) {
    return new InputException(Problem.maybe(id, what, advice));
  }

  private static InputException because(Throwable cause, Problem problem) {
    return new InputException(problem, cause);
  }

  private static String told(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getClass().getSimpleName() + ": " + reason(cause);
  }

  /// The message in one line without its full stop.
  private static String reason(Throwable cause) {
    var message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage().lines().findFirst().orElse("");
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
