package dev.medley.training.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.TorchBridge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Arrays and modules on one device, used by one thread, freed together.
public final class Arena implements AutoCloseable {

  private final NDManager manager;
  private final List<Long> values = new ArrayList<>();
  private final List<Long> modules = new ArrayList<>();

  Arena(NDManager manager) {
    this.manager = manager;
  }

  /// An array on the device, with a copy of the given numbers.
  public Array upload(float[] numbers, long... shape) {
    return own(manager.create(numbers, new Shape(shape)));
  }

  /// An array on the device, with a copy of the given whole numbers.
  public Array upload(int[] numbers, long... shape) {
    return own(manager.create(numbers, new Shape(shape)));
  }

  /// An array of zeros on the device.
  public Array zeros(long... shape) {
    return own(manager.zeros(new Shape(shape)));
  }

  /// Memory that the host writes or reads and the engine sees as an array of real numbers; always in the host's memory.
  public HostFloats hostFloats(long... shape) {
    int size = Math.toIntExact(new Shape(shape).size());
    ByteBuffer buffer = manager.allocateDirect(Math.max(size, 1) * Float.BYTES);
    return new HostFloats(own(create(buffer, shape, DataType.FLOAT32)), buffer.asFloatBuffer(), size);
  }

  /// Memory that the host writes or reads and the engine sees as an array of whole numbers; always in the host's memory.
  public HostLongs hostLongs(long... shape) {
    int size = Math.toIntExact(new Shape(shape).size());
    ByteBuffer buffer = manager.allocateDirect(Math.max(size, 1) * Long.BYTES);
    return new HostLongs(own(create(buffer, shape, DataType.INT64)), buffer.asLongBuffer(), size);
  }

  /// Loads a module from an archive of [Archive].
  public Module load(byte[] archive) {
    try {
      long handle = JniUtils.loadModuleHandle(new ByteArrayInputStream(archive), manager.getDevice(), true, false);
      modules.add(handle);
      return new Module(handle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private NDArray create(ByteBuffer buffer, long[] shape, DataType type) {
    return JniUtils.createNdFromByteBuffer((ai.djl.pytorch.engine.PtNDManager) manager, buffer, new Shape(shape), type,
        ai.djl.ndarray.types.SparseFormat.DENSE, ai.djl.Device.cpu());
  }

  private Array own(NDArray array) {
    long value = TorchBridge.value(((PtNDArray) array).getHandle());
    values.add(value);
    return new Array(value, array);
  }

  @Override
  public void close() {
    values.forEach(TorchBridge::freeValue);
    values.clear();
    modules.forEach(TorchBridge::freeModule);
    modules.clear();
    manager.close();
  }
}
