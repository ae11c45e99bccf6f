package dev.medley.training.engine;

import ai.djl.pytorch.jni.TorchBridge;

/// What a method returned, such as the tensors that its backward pass needs; freed by closing it.
public final class Result implements Argument, AutoCloseable {

  private final long value;

  Result(long value) {
    this.value = value;
  }

  @Override
  public long handle() {
    return value;
  }

  @Override
  public void close() {
    TorchBridge.freeValue(value);
  }
}
