package dev.medley.app.command;

import java.util.List;

/// Starts the engine, to see whether it starts.
@FunctionalInterface
public interface EngineProbe {

  Report start();

  /// @param name    such as `PyTorch`
  /// @param devices such as `cpu` and `gpu:0`
  record Report(String name, String version, List<String> devices) {

    public Report {
      devices = List.copyOf(devices);
    }
  }
}
