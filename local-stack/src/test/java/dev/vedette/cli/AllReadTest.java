package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AllReadTest {
  private final List<SortedMap<String, Long>> heard = new ArrayList<>();
  private long seconds;

  private SortedMap<String, Long> await(AllRead.Look look) throws InterruptedException {
    return new AllRead(
            Duration.ofMinutes(3),
            Duration.ofSeconds(3),
            () -> Duration.ofSeconds(seconds).toNanos(),
            pause -> seconds += pause.toSeconds())
        .await(look, heard::add);
  }

  private static SortedMap<String, Long> left(long market) {
    return market > 0 ? new TreeMap<>(Map.of("market", market)) : new TreeMap<>();
  }

  @Test
  void whatHasBeenReadIsNotWaitedFor() throws Exception {
    assertThat(await(() -> left(0))).isEmpty();
    assertThat(seconds).isZero();
    assertThat(heard).isEmpty();
  }

  @Test
  void aJobThatGetsOnIsWaitedForHoweverLongItTakes() throws Exception {
    // Some events with each checkpoint, one in two minutes.
    assertThat(await(() -> left(10 - seconds / 120))).isEmpty();
    assertThat(seconds).isEqualTo(1200);
    assertThat(heard).contains(left(10), left(1)).doesNotContain(left(0));
  }

  @Test
  void aJobThatStandsStillIsGivenUpAndNamed() throws Exception {
    assertThat(await(() -> left(Math.max(5, 10 - seconds / 60)))).isEqualTo(left(5));
    assertThat(seconds).isEqualTo(300 + 180);
  }
}
