package dev.medley.executor;

import dev.medley.api.executor.Executor;
import dev.medley.testkit.contract.ExecutorContract;

final class LocalExecutorTest implements ExecutorContract {

  @Override
  public Executor executor() {
    return new LocalExecutor();
  }
}
