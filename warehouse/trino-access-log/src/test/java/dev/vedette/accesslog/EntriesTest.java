package dev.vedette.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.AccessLogEntry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EntriesTest {
  @Test
  void aQueryIsNotedAsItBegins() {
    AccessLogEntry entry = Entries.began(Queries.created("SELECT 1"));

    assertThat(entry.getUserName()).isEqualTo("reg");
    assertThat(entry.getAuthenticated()).isTrue();
    assertThat(entry.getState()).isEqualTo("started");
    assertThat(entry.getStatement()).isEqualTo("SELECT 1");
    assertThat(entry.getRecordedAt()).isEqualTo(Instant.parse("2026-05-04T08:00:00Z"));
    assertThat(entry.getEventId()).isEqualTo(entry.getQueryId() + "/began");
  }

  @Test
  void aLongStatementIsCutBetweenCharacters() {
    String sql = "x".repeat(16_383) + "😀" + "y".repeat(9);

    AccessLogEntry entry = Entries.began(Queries.created(sql));

    assertThat(entry.getStatement()).isEqualTo("x".repeat(16_383));
    assertThat(entry.getStatementLength()).isEqualTo(sql.length());
  }
}
