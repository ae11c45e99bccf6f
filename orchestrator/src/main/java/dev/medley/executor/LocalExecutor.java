package dev.medley.executor;

import dev.medley.api.executor.Executor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Runs jobs on this machine: as many at once on the CPU as there are threads, and one on each GPU.
public final class LocalExecutor implements Executor {

  /// Deep enough for any study's round; a job beyond it waits to be submitted.
  private static final int QUEUE = 10_000;

  @Override
  public Session open(Worker worker, List<String> devices, int threads) {
    return new LocalSession(worker, devices, threads);
  }

  private record Pending(Job job, CompletableFuture<Result> result) {}

  private static final class LocalSession implements Session {

    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>(QUEUE);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    LocalSession(Worker worker, List<String> devices, int cpuThreads) {
      for (var device : devices) {
        int slots = device.equals("cpu") ? cpuThreads : 1;
        for (int i = 0; i < slots; i++)
          threads.add(Thread.ofPlatform().daemon().name("medley-" + device + "-" + i).start(() -> work(worker, device)));
      }
    }

    private void work(Worker worker, String device) {
      while (!closed) {
        try {
          var pending = queue.take();
          run(worker, device, pending);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    // Whatever a job throws, an error of the engine included, is the job's result and not the slot's end.
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private static void run(Worker worker, String device, Pending pending) {
      try {
        pending.result().complete(worker.run(pending.job(), device));
      } catch (Throwable e) {
        pending.result().completeExceptionally(e);
      }
    }

    @Override
    public int slots() {
      return threads.size();
    }

    @Override
    public CompletableFuture<Result> submit(Job job) {
      var result = new CompletableFuture<Result>();
      if (closed || !queue.offer(new Pending(job, result)))
        result.completeExceptionally(new CancellationException("The executor takes no more jobs"));
      return result;
    }

    @Override
    public void close() {
      closed = true;
      threads.forEach(Thread::interrupt);
      try {
        for (var thread : threads) thread.join(TimeUnit.SECONDS.toMillis(30));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (var pending = queue.poll(); pending != null; pending = queue.poll()) pending.result().cancel(false);
    }
  }
}
