package org.rapaio.jupyter.kernel.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LoopThreadTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void runsItsBodyFromTheBeginningOfAllLoopsUntilItIsShutDown() throws Exception {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicBoolean early = new AtomicBoolean();
    CountDownLatch thrice = new CountDownLatch(3);
    LoopThread loop =
        new LoopThread(
            "loop",
            1,
            () -> {
              early.compareAndSet(false, !begun.get());
              thrice.countDown();
            });
    // As the scheduler may have it: its turn comes before start() was called, let alone returned.
    Thread turn = Thread.ofPlatform().start(loop);
    while (turn.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }

    begun.set(true);
    LoopThread.begin();

    assertThat(thrice.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(early).isFalse();
    loop.shutdown();
    assertThat(turn.join(PATIENCE)).isTrue();
  }
}
