package dev.medley.training.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;

/// The engine of this process. Started once; thread-safe.
public final class Engine {

  private static final class Holder {
    static final Engine ENGINE = new Engine();
  }

  private final ai.djl.engine.Engine djl;

  private Engine() {
    // The natives come with the distribution; nothing is fetched and nothing is reported.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    try (var _ = NativesLock.acquire()) {
      djl = ai.djl.engine.Engine.getEngine("PyTorch");
    }
    JniUtils.setNumThreads(1);
  }

  /// Starts the engine if it is not started yet.
  public static Engine get() {
    return Holder.ENGINE;
  }

  /// Such as `2.7.1`.
  public String version() {
    return djl.getVersion();
  }

  /// The devices that can be used: `cpu`, and `gpu:0`, `gpu:1` and so on.
  public List<String> devices() {
    var names = new ArrayList<String>();
    names.add("cpu");
    for (int i = 0; i < djl.getGpuCount(); i++) names.add("gpu:" + i);
    return names;
  }

  /// How many threads one operation may use; more pays only for wide models.
  public void setOperationThreads(int threads) {
    JniUtils.setNumThreads(threads);
  }

  /// Opens an arena on a device for the calling thread.
  public Arena open(String device) {
    // Gradient recording and the executor's mode belong to the calling thread.
    JniUtils.setGradMode(true);
    JniUtils.setGraphExecutorOptimize(false);
    return new Arena(NDManager.newBaseManager(toDevice(device), "PyTorch"));
  }

  private static Device toDevice(String name) {
    return name.equals("cpu") ? Device.cpu() : Device.gpu(Integer.parseInt(name.substring(name.indexOf(':') + 1)));
  }
}
