package org.rapaio.jupyter.kernel.channels;

/**
 * Runs a body again and again, with a pause after each time.
 *
 * <p>It stands in for the kernel's own class of this name (3.0.1, and still 3.0.4), which starts
 * the thread before it notes that the thread is to run. On a busy machine the thread looks first,
 * and ends; then the kernel never answers, or is gone. This one notes it before. Delete it when the
 * kernel does, too; until then our jar has to come before the kernel's on the class path.
 */
public final class LoopThread extends Thread {
  private final long pauseMillis;
  private final Runnable body;
  private volatile boolean running = true;

  public LoopThread(String name, long pauseMillis, Runnable body) {
    super(name);
    this.pauseMillis = pauseMillis;
    this.body = body;
  }

  @Override
  public void run() {
    while (running) {
      body.run();
      try {
        Thread.sleep(pauseMillis);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Lets it end after the pause that it is in. */
  public void shutdown() {
    running = false;
  }
}
