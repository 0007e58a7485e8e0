package org.rapaio.jupyter.kernel.channels;

import java.util.concurrent.CountDownLatch;

/**
 * Runs a body again and again, with a pause after each time, once all loops may begin.
 *
 * <p>It stands in for the kernel's own class of this name (3.0.1, and still 3.0.4), with which a
 * kernel on a busy machine now and then never answers: it starts its thread before it notes that
 * the thread is to run, so the thread may look first, and end; and a request may come before there
 * is anything to answer it with, and end it, too. Delete it when the kernel's own has neither;
 * until then our jar has to come before the kernel's on the class path.
 */
public final class LoopThread extends Thread {
  private static final CountDownLatch BEGIN = new CountDownLatch(1);

  private final long pauseMillis;
  private final Runnable body;
  private volatile boolean running = true;

  public LoopThread(String name, long pauseMillis, Runnable body) {
    super(name);
    this.pauseMillis = pauseMillis;
    this.body = body;
  }

  /** Lets all loops of this process begin. */
  public static void begin() {
    BEGIN.countDown();
  }

  @Override
  public void run() {
    try {
      BEGIN.await();
      while (running) {
        body.run();
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets it end after the pause that it is in. */
  public void shutdown() {
    running = false;
  }
}
