package ai.djl.pytorch.jni;

/// The one class that reaches the engine's native layer, which is visible in this package only. Everything else speaks to [dev.medley.training.engine].
public final class TorchBridge {

  private TorchBridge() {}

  /// Runs a method of a TorchScript module and returns the handle of its result, which the caller frees.
  public static long call(long module, String method, long[] values) {
    return PyTorchLibrary.LIB.moduleRunMethod(module, method, values, true, false);
  }

  /// A handle of a tensor as a value that can be passed to [#call]; the caller frees it.
  public static long value(long tensor) {
    return PyTorchLibrary.LIB.iValueFromTensor(tensor);
  }

  /// The handle of the tensor in a value; the caller frees it.
  public static long tensor(long value) {
    return PyTorchLibrary.LIB.iValueToTensor(value);
  }

  public static void freeValue(long value) {
    PyTorchLibrary.LIB.torchDeleteIValue(value);
  }

  public static void freeModule(long module) {
    PyTorchLibrary.LIB.torchDeleteModule(module);
  }
}
