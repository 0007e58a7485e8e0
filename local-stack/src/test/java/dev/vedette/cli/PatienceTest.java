package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final List<Long> begun = new ArrayList<>();
  private long seconds;

  /** Looks until the answer is good, where each look takes so long. */
  private boolean look(long takes, long goodFrom) throws InterruptedException {
    Patience patience =
        new Patience(
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            () -> Duration.ofSeconds(seconds).toNanos(),
            pause -> seconds += pause.toSeconds());
    return patience.until(
        seen -> seen,
        () -> {
          begun.add(seconds);
          boolean good = seconds >= goodFrom;
          seconds += takes;
          return good;
        });
  }

  @Test
  void whatIsGoodIsLookedAtOnce() throws Exception {
    assertThat(look(1, 0)).isTrue();
    assertThat(begun).containsExactly(0L);
  }

  @Test
  void whatBecomesGoodIsLookedAtUntilThen() throws Exception {
    assertThat(look(7, 15)).isTrue();
    assertThat(begun).containsExactly(0L, 10L, 20L);
  }

  @Test
  void aLookThatTookLongerThanAllPatienceIsTakenOnceMore() throws Exception {
    assertThat(look(400, 30)).isTrue();
    assertThat(begun).containsExactly(0L, 403L);
  }

  @Test
  void whatStaysWrongIsToldInTheEnd() throws Exception {
    assertThat(look(400, Long.MAX_VALUE)).isFalse();
    assertThat(begun).containsExactly(0L, 403L);
  }
}
