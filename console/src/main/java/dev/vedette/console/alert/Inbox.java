package dev.vedette.console.alert;

import dev.vedette.console.alert.AlertBook.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alerts put together for somebody who has to decide: those of one SKU in one region at once, what
 * costs most first, and of what costs nothing any more the latest.
 *
 * @param groups the dearest first
 * @param moneyAtRisk of all groups, at wholesale
 */
public record Inbox(List<Group> groups, BigDecimal moneyAtRisk) {
  private static final Comparator<Item> DEAREST_FIRST =
      Comparator.comparing((Item item) -> valueOf(item.alert()))
          .thenComparing(item -> item.alert().severity())
          .thenComparing(item -> item.alert().at())
          .reversed()
          .thenComparing(item -> item.alert().id());

  private static final Comparator<Group> RANK =
      Comparator.comparing(Group::moneyAtRisk)
          .thenComparing(Group::severity)
          .thenComparing(Group::latest)
          .thenComparingInt(group -> group.items().size())
          .reversed()
          .thenComparing(Group::sku)
          .thenComparing(group -> group.region() == null ? "" : group.region());

  /** What a group is about. */
  private record Key(String sku, @Nullable String region) {}

  /**
   * The alerts of one SKU in one region.
   *
   * @param region null where the outlets' region is not known
   * @param severity of the worst
   * @param moneyAtRisk expected loss until the next deliveries, at wholesale; of outlets alone,
   *     since an incident counts what its outlets lose
   * @param orderBy until when the first of the outlets can order; null where none is known
   * @param incident of the depot that supplies the region, where there is one
   * @param items of outlets, the dearest first
   */
  public record Group(
      String sku,
      @Nullable String region,
      Severity severity,
      BigDecimal moneyAtRisk,
      @Nullable Instant orderBy,
      @Nullable Item incident,
      List<Item> items) {
    /** How many outlets; one may have several alerts that have ended. */
    public long outlets() {
      return items.stream().map(item -> item.alert().outletId()).distinct().count();
    }

    /** When something last happened. */
    Instant latest() {
      return Stream.concat(Stream.ofNullable(incident), items.stream())
          .map(item -> item.alert().at())
          .max(Comparator.naturalOrder())
          .orElse(Instant.MIN);
    }
  }

  /** Puts alerts together. */
  public static Inbox of(Collection<Item> items) {
    Map<Key, List<Item>> byKey = new HashMap<>();
    for (Item item : items) {
      byKey
          .computeIfAbsent(
              new Key(item.alert().sku(), item.alert().region()), key -> new ArrayList<>())
          .add(item);
    }
    List<Group> groups = new ArrayList<>();
    BigDecimal money = BigDecimal.ZERO;
    for (Map.Entry<Key, List<Item>> entry : byKey.entrySet()) {
      Group group = group(entry.getKey(), entry.getValue());
      groups.add(group);
      money = money.add(group.moneyAtRisk());
    }
    groups.sort(RANK);
    return new Inbox(List.copyOf(groups), money);
  }

  private static Group group(Key key, List<Item> all) {
    Optional<Item> incident = all.stream().filter(item -> item.alert().isIncident()).findFirst();
    List<Item> outlets =
        all.stream().filter(item -> !item.alert().isIncident()).sorted(DEAREST_FIRST).toList();
    Severity severity =
        all.stream()
            .map(item -> item.alert().severity())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    BigDecimal money =
        (outlets.isEmpty() ? all : outlets)
            .stream().map(item -> valueOf(item.alert())).reduce(BigDecimal.ZERO, BigDecimal::add);
    Instant orderBy = null;
    for (Item item : outlets) {
      Instant cutOff = item.alert().orderBy();
      if (cutOff != null && (orderBy == null || cutOff.isBefore(orderBy))) {
        orderBy = cutOff;
      }
    }
    return new Group(
        key.sku(), key.region(), severity, money, orderBy, incident.orElse(null), outlets);
  }

  private static BigDecimal valueOf(Alert alert) {
    return alert.lostValue() == null ? BigDecimal.ZERO : alert.lostValue();
  }
}
