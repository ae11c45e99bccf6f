package dev.medley.training.engine;

import ai.djl.pytorch.jni.TorchBridge;
import java.util.List;

/// A module whose methods can be called.
public final class Module {

  private final long handle;

  Module(long handle) {
    this.handle = handle;
  }

  /// Calls a method; the result is the caller's to close.
  public Result call(String method, List<? extends Argument> arguments) {
    long[] handles = new long[arguments.size()];
    for (int i = 0; i < handles.length; i++) handles[i] = arguments.get(i).handle();
    return new Result(TorchBridge.call(handle, method, handles));
  }
}
