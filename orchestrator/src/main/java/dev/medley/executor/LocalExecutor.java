package dev.medley.executor;

import dev.medley.api.executor.Executor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs jobs on this machine: as many at once on the CPU as there are threads, and one on each GPU.
public final class LocalExecutor implements Executor {

  /// Deep enough for any study's round; a job beyond it waits to be submitted.
  private static final int QUEUE = 10_000;

  private static final long PATIENCE_MILLIS = 200;

  /// A job that hangs must not keep the store from being closed, for which a process that was told to end has some seconds.
  private static final long CLOSING_SECONDS = 12;

  @Override
  public Session open(Worker worker, List<String> devices, int threads) {
    return new LocalSession(worker, devices, threads);
  }

  private record Pending(Job job, CompletableFuture<Result> result) {}

  private static final class LocalSession implements Session {

    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>(QUEUE);
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Integer> slots = new ConcurrentHashMap<>();
    private volatile boolean closed;
    private volatile @Nullable DeviceFailure last;

    LocalSession(Worker worker, List<String> devices, int cpuThreads) {
      for (var device : devices) {
        int width = device.equals("cpu") ? cpuThreads : 1;
        slots.put(device, width);
        for (int i = 0; i < width; i++)
          threads.add(Thread.ofPlatform().daemon().name("medley-" + device + "-" + i).start(() -> work(worker, device)));
      }
    }

    private void work(Worker worker, String device) {
      while (!closed && slots.containsKey(device)) {
        try {
          // Not for ever: the device may be lost to another of its slots meanwhile.
          var pending = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
          if (pending != null) run(worker, device, pending);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    // Whatever a job throws, an error of the engine included, is the job's result and not the slot's end.
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private void run(Worker worker, String device, Pending pending) {
      try {
        pending.result().complete(worker.run(pending.job(), device));
      } catch (DeviceFailure e) {
        last = e;
        slots.remove(device);
        pending.result().completeExceptionally(e);
        refuseWhatNobodyCanDo();
      } catch (Throwable e) {
        pending.result().completeExceptionally(e);
      }
    }

    private void refuseWhatNobodyCanDo() {
      var failure = last;
      if (failure == null || slots() > 0) return;
      for (var pending = queue.poll(); pending != null; pending = queue.poll()) pending.result().completeExceptionally(failure);
    }

    @Override
    public int slots() {
      return slots.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public CompletableFuture<Result> submit(Job job) {
      var result = new CompletableFuture<Result>();
      if (closed || !queue.offer(new Pending(job, result)))
        result.completeExceptionally(new CancellationException("The executor takes no more jobs"));
      refuseWhatNobodyCanDo();
      return result;
    }

    @Override
    public void close() {
      closed = true;
      threads.forEach(Thread::interrupt);
      try {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSING_SECONDS);
        for (var thread : threads) thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (var pending = queue.poll(); pending != null; pending = queue.poll()) pending.result().cancel(false);
    }
  }
}
