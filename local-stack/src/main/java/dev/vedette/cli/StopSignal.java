package dev.vedette.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells that the user wants to stop (Ctrl-C, {@code kill}), and holds the end of the process back
 * until it is closed, so that what is under way comes to an orderly end.
 */
final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch given = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook =
      new Thread(
          () -> {
            given.countDown();
            awaitClose();
          },
          "stop-signal");

  private StopSignal() {}

  static StopSignal onInterrupt() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  boolean isGiven() {
    return given.getCount() == 0;
  }

  private void awaitClose() {
    try {
      // Beyond it something is stuck, and the user does want to stop.
      var unused = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (!isGiven()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending by itself; the hook has nothing to wait for any more.
        given.countDown();
      }
    }
  }
}
