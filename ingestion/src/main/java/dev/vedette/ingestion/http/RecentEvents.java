package dev.vedette.ingestion.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.vedette.topic.EventType;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the latest events, with whether the broker has acknowledged them. So what is sent
 * again is not published again, also while the first try is still under way.
 */
final class RecentEvents {
  private record Key(EventType type, String id) {}

  private static final CompletableFuture<@Nullable Void> ACKNOWLEDGED =
      CompletableFuture.completedFuture(null);

  private final Cache<Key, CompletableFuture<@Nullable Void>> recent;

  RecentEvents(int most) {
    this.recent = Caffeine.newBuilder().maximumSize(most).build();
  }

  /** Remembers an event that is on its topic. */
  void acknowledged(EventType type, String id) {
    recent.put(new Key(type, id), ACKNOWLEDGED);
  }

  /**
   * Claims an id.
   *
   * @return null if it is new: publish it with {@code mine}; else when the earlier one is
   *     acknowledged
   */
  @Nullable CompletableFuture<@Nullable Void> claim(
      EventType type, String id, CompletableFuture<@Nullable Void> mine) {
    return recent.asMap().putIfAbsent(new Key(type, id), mine);
  }

  /** Says what became of a claimed id; one that failed may be claimed again. */
  void settle(
      EventType type,
      String id,
      CompletableFuture<@Nullable Void> mine,
      @Nullable Exception failure) {
    Key key = new Key(type, id);
    if (failure == null) {
      recent.asMap().replace(key, mine, ACKNOWLEDGED);
      mine.complete(null);
    } else {
      recent.asMap().remove(key, mine);
      mine.completeExceptionally(failure);
    }
  }
}
