package dev.vedette.price;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of many entries. To change one copies a thousandth of it, and the list of the
 * parts.
 */
final class ShardedMap<K, V> {
  private static final int SHARDS = 1024;

  private final Map<K, V>[] shards;

  private ShardedMap(Map<K, V>[] shards) {
    this.shards = shards;
  }

  /** A copy of {@code entries}. */
  static <K, V> ShardedMap<K, V> of(Map<K, V> entries) {
    Map<K, V>[] shards = newShards();
    Arrays.fill(shards, Map.of());
    entries.forEach(
        (key, value) -> {
          int shard = shard(key);
          if (shards[shard].isEmpty()) {
            shards[shard] = new HashMap<>();
          }
          shards[shard].put(key, value);
        });
    return new ShardedMap<>(shards);
  }

  // An array cannot be made of a generic type; nobody else sees it.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static <K, V> Map<K, V>[] newShards() {
    return (Map<K, V>[]) new Map[SHARDS];
  }

  @Nullable V get(K key) {
    return shards[shard(key)].get(key);
  }

  ShardedMap<K, V> with(K key, V value) {
    int shard = shard(key);
    Map<K, V> grown = new HashMap<>(shards[shard]);
    grown.put(key, value);
    Map<K, V>[] changed = shards.clone();
    changed[shard] = grown;
    return new ShardedMap<>(changed);
  }

  void forEachValue(Consumer<V> action) {
    for (Map<K, V> shard : shards) {
      shard.values().forEach(action);
    }
  }

  private static int shard(Object key) {
    int hash = key.hashCode();
    // Spread as a hash map does, and leave to that one the bits that it goes by.
    return (hash ^ (hash >>> 10) ^ (hash >>> 20)) & (SHARDS - 1);
  }
}
