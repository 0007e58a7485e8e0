package dev.vedette.price;

import dev.vedette.event.Outlet;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceSource;
import dev.vedette.event.Product;
import dev.vedette.provenance.Origin;
import dev.vedette.topic.EventIds;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads events as facts that bear on verdicts. */
public final class PriceFacts {
  /** The events that hold such facts. */
  public static final List<EventType> TYPES =
      List.of(
          EventType.OUTLETS,
          EventType.PRODUCTS,
          EventType.PRICE_RULES,
          EventType.PRICE_OBSERVATIONS);

  private PriceFacts() {}

  /**
   * The fact in an event of one of {@link #TYPES}; empty for any other event.
   *
   * @throws IllegalArgumentException for a rule that could not be applied
   */
  public static Optional<Fact> read(SpecificRecord event, Origin origin) {
    return switch (event) {
      case Outlet outlet -> Optional.of(outlet(outlet, origin));
      case Product product -> Optional.of(product(product, origin));
      case PriceRule rule -> Optional.of(rule(rule, origin));
      case PriceObservation observation -> Optional.of(observation(observation, origin));
      default -> Optional.empty();
    };
  }

  private static OutletRecord outlet(Outlet outlet, Origin origin) {
    return new OutletRecord(
        outlet.getEventId(),
        outlet.getRecordedAt(),
        origin,
        outlet.getOutletId(),
        outlet.getChangedAt(),
        outlet.getRegion(),
        outlet.getSetting(),
        outlet.getChannel(),
        outlet.getRepId());
  }

  private static ProductRecord product(Product product, Origin origin) {
    return new ProductRecord(
        product.getEventId(),
        product.getRecordedAt(),
        origin,
        product.getSku(),
        product.getChangedAt(),
        product.getBrand(),
        product.getPriceClass(),
        product.getUnitsPerPack(),
        product.getPacksPerCarton(),
        product.getWholesalePricePerCarton());
  }

  private static RuleEntry rule(PriceRule rule, Origin origin) {
    return new RuleEntry(
        rule.getEventId(),
        rule.getRecordedAt(),
        origin,
        rule.getRuleId(),
        rule.getVersion(),
        rule.getKind(),
        new Scope(
            rule.getSku(),
            rule.getBrand(),
            rule.getPriceClass(),
            rule.getRegion(),
            rule.getChannel()),
        rule.getBasis(),
        rule.getAmount(),
        rule.getPercent(),
        rule.getToleranceLow(),
        rule.getToleranceHigh(),
        rule.getRounding(),
        rule.getTick(),
        rule.getValidFrom(),
        rule.getValidTo(),
        rule.getGraceDays() == null ? 0 : rule.getGraceDays(),
        rule.getCitation());
  }

  private static Observation observation(PriceObservation observation, Origin origin) {
    return new Observation(
        observation.getEventId(),
        observation.getRecordedAt(),
        origin,
        subject(
            observation.getVisitId(),
            observation.getOutletId(),
            observation.getSku(),
            observation.getObservedAt(),
            observation.getBasis(),
            observation.getSource(),
            observation.getObserverId()),
        observation.getVisitId(),
        observation.getOutletId(),
        observation.getSku(),
        observation.getObservedAt(),
        observation.getLabelPrice(),
        observation.getChargedPrice(),
        observation.getBasis(),
        observation.getSource(),
        observation.getObserverId(),
        observation.getPhotoUri(),
        observation.getPhotoSha256());
  }

  /**
   * What is judged: the id of an observation's business key.
   *
   * @return 32 hexadecimal digits
   */
  public static String subject(
      @Nullable String visitId,
      String outletId,
      String sku,
      Instant observedAt,
      PriceBasis basis,
      PriceSource source,
      @Nullable String observerId) {
    return EventIds.derive(
        EventType.PRICE_OBSERVATIONS,
        Arrays.asList(
            visitId, outletId, sku, observedAt.toString(), word(basis), word(source), observerId),
        null);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
