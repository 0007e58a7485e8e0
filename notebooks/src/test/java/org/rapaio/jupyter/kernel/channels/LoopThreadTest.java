package org.rapaio.jupyter.kernel.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopThreadTest {
  private static final long PATIENCE_SECONDS = 20;

  /** As the scheduler may have it: the thread gets its turn before start() goes on. */
  @Test
  void runsAlsoWhenItsTurnComesBeforeItsStartHasReturned() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    LoopThread loop = new LoopThread("loop", 1, ran::countDown);
    Thread turn = Thread.ofPlatform().start(loop);

    assertThat(ran.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

    loop.shutdown();
    assertThat(turn.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
  }

  @Test
  void runsItsBodyUntilItIsShutDown() throws Exception {
    CountDownLatch thrice = new CountDownLatch(3);
    LoopThread loop = new LoopThread("loop", 1, thrice::countDown);
    loop.start();
    assertThat(thrice.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

    loop.shutdown();

    assertThat(loop.join(Duration.ofSeconds(PATIENCE_SECONDS))).isTrue();
  }
}
