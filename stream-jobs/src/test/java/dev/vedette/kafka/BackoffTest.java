package dev.vedette.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.UndecodableRecordException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final List<Duration> pauses = new ArrayList<>();
  private int refusals;

  @Test
  void pausesGrowToTenSecondsUntilThereIsAnAnswer() throws Exception {
    refusals = 8;
    assertThat(new Backoff(pauses::add).untilAnswered(this::answer)).isEqualTo("answer");
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L);
  }

  @Test
  void aRecordThatCannotBeDecodedIsNotWaitedFor() {
    assertThatThrownBy(
            () ->
                new Backoff(pauses::add)
                    .untilAnswered(
                        () -> {
                          throw new UndecodableRecordException("no such schema");
                        }))
        .isInstanceOf(UndecodableRecordException.class);
    assertThat(pauses).isEmpty();
  }

  @Test
  void cancellingTheTaskEndsTheWait() {
    refusals = 1;
    assertThatThrownBy(
            () ->
                new Backoff(
                        pause -> {
                          throw new InterruptedException("cancelled");
                        })
                    .untilAnswered(this::answer))
        .isInstanceOf(InterruptedException.class);
  }

  private String answer() {
    if (refusals-- > 0) {
      throw new RegistryUnavailableException("No answer.", new IOException("down"));
    }
    return "answer";
  }
}
