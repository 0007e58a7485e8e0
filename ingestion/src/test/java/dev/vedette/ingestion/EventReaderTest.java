package dev.vedette.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.DepotStock;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.PriceRule;
import dev.vedette.event.Product;
import dev.vedette.event.Unit;
import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {
  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void aGoodRowOfEveryTypeIsAccepted(EventType type) {
    assertThat(type.eventId(Rows.accepted(type, Rows.of(type)))).hasSize(32);
  }

  @ParameterizedTest(name = "{0} {1}={2} is {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "INVENTORY_READINGS, outlet_id, '', missing_value",
        "INVENTORY_READINGS, outlet_id, '   ', missing_value",
        "INVENTORY_READINGS, unit, '', missing_unit",
        "INVENTORY_READINGS, unit, stick, unknown_value",
        "INVENTORY_READINGS, unit, PACK, unknown_value",
        "INVENTORY_READINGS, on_hand, -1, negative_quantity",
        "INVENTORY_READINGS, on_hand, 1.5, not_a_number",
        "INVENTORY_READINGS, on_hand, 1e3, not_a_number",
        "INVENTORY_READINGS, on_hand, -, missing_value",
        "INVENTORY_READINGS, on_hand, 1 000, not_a_number",
        "INVENTORY_READINGS, on_hand, ٣, not_a_number",
        "INVENTORY_READINGS, on_hand, 1000000000000000000, out_of_range",
        "INVENTORY_READINGS, on_hand, 999999999999999999, out_of_range",
        "INVENTORY_READINGS, sku, S-9, unknown_sku",
        "INVENTORY_READINGS, read_at, yesterday, unparsable_time",
        "INVENTORY_READINGS, read_at, 2026-03-01, unparsable_time",
        "INVENTORY_READINGS, read_at, 2026-02-29T21:00:00Z, unparsable_time",
        "INVENTORY_READINGS, read_at, 2026-03-01T24:00:00Z, unparsable_time",
        "INVENTORY_READINGS, read_at, 2026-03-01T21:00:00, missing_offset",
        "INVENTORY_READINGS, read_at, 2026-03-01T21:00:00.1234567Z, too_precise",
        "INVENTORY_READINGS, read_at, 2026-11-24T12:00:00.000001Z, time_in_future",
        "INVENTORY_READINGS, read_at, 1899-12-31T23:59:59Z, out_of_range",
        "INVENTORY_READINGS, recorded_at, 2027-01-01T00:00:00Z, time_in_future",
        "INVENTORY_READINGS, source, hearsay, unknown_value",
        "OUTLETS, latitude, 91, out_of_range",
        "OUTLETS, latitude, NaN, not_a_number",
        "OUTLETS, latitude, 0x1p3, not_a_number",
        "OUTLETS, latitude, 1e400, out_of_range",
        "OUTLETS, longitude, '', missing_value",
        "OUTLETS, region, /north, malformed_value",
        "OUTLETS, region, north//river, malformed_value",
        "OUTLETS, delivery_cycle_days, 0, out_of_range",
        "OUTLETS, delivery_anchor, 01.03.2026, unparsable_time",
        "OUTLETS, status, open, unknown_value",
        "PRODUCTS, units_per_pack, 0, out_of_range",
        "PRODUCTS, wholesale_price_per_carton, 0, out_of_range",
        "PRODUCTS, wholesale_price_per_carton, -1, negative_amount",
        "ORDERS, supplied_qty, -3, negative_quantity",
        "ORDERS, price_per_unit, -0.01, negative_amount",
        "ORDERS, price_per_unit, '1,5', not_a_number",
        "ORDERS, price_per_unit, 0.0000001, too_precise",
        "ORDERS, price_per_unit, 1234567890123, out_of_range",
        "ORDERS, line_no, 2147483648, out_of_range",
        "VISITS, ended_at, 2026-03-01T08:59:59Z, inverted_interval",
        "VISITS, accuracy_m, -1, out_of_range",
        "PRICE_OBSERVATIONS, charged_price, 0, out_of_range",
        "PRICE_OBSERVATIONS, charged_price, 0.000000, out_of_range",
        "PRICE_OBSERVATIONS, basis, '', missing_value",
        "PRICE_OBSERVATIONS, basis, barrel, unknown_value",
        "PRICE_OBSERVATIONS, label_price, -1, negative_amount",
        "PRICE_OBSERVATIONS, photo_sha256, abc, malformed_value",
        "PRICE_RULES, valid_to, 2025-12-31T23:59:59Z, inverted_interval",
        "PRICE_RULES, amount, -1, negative_amount",
        "PRICE_RULES, amount, '', missing_value",
        "PRICE_RULES, basis, '', missing_value",
        "PRICE_RULES, basis, case, unknown_value",
        "PRICE_RULES, percent, -0.1, negative_amount",
        "PRICE_RULES, tolerance_high, -0.1, negative_amount",
        "PRICE_RULES, grace_days, -1, out_of_range",
        "PRICE_RULES, sku, S-9, unknown_sku",
        "PRICE_RULES, kind, unit_floor, unknown_value",
        "PRICE_RULES, kind, markup_floor, missing_value",
        "PRICE_RULES, tick, '', missing_value",
        "PRICE_RULES, tick, 0, out_of_range",
        "PRICE_RULES, tolerance_low, 1.1, out_of_range",
        "PRICE_RULES, version, 0, out_of_range",
        "NEEDS, status, done, unknown_value",
      })
  void aBadValueIsRejectedWithItsReason(
      EventType type, String column, @org.jspecify.annotations.Nullable String value, String code) {
    Rejection rejection = Rows.rejected(type, Rows.with(type, column, value == null ? "" : value));
    assertThat(rejection.reason().code()).isEqualTo(code);
    assertThat(rejection.detail()).isNotBlank();
  }

  @Test
  void aPriceObservationWithoutAnyPriceIsRejected() {
    Map<String, String> row = Rows.of(EventType.PRICE_OBSERVATIONS);
    row.put("label_price", "");
    row.put("charged_price", "");
    assertThat(Rows.rejected(EventType.PRICE_OBSERVATIONS, row).reason())
        .isEqualTo(Reason.MISSING_VALUE);
  }

  @Test
  void aRuleForNoSkuOrAWithdrawalNeedsNoProduct() {
    Map<String, String> withdrawal = Rows.with(EventType.PRICE_RULES, "sku", "S-9");
    withdrawal.put("valid_to", withdrawal.getOrDefault("valid_from", ""));
    assertThat(Rows.accepted(EventType.PRICE_RULES, withdrawal)).isNotNull();
    assertThat(Rows.accepted(EventType.PRICE_RULES, Rows.with(EventType.PRICE_RULES, "sku", "")))
        .isNotNull();
  }

  @Test
  void aTextLongerThanItsColumnIsRejectedAndShownShortened() {
    Rejection rejection =
        Rows.rejected(
            EventType.INVENTORY_READINGS,
            Rows.with(EventType.INVENTORY_READINGS, "outlet_id", "x".repeat(5000)));
    assertThat(rejection.reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(rejection.value()).hasSize(Rejection.LONGEST_VALUE);
  }

  @Test
  void theAllowedWordsAreNamed() {
    Rejection rejection =
        Rows.rejected(
            EventType.INVENTORY_READINGS, Rows.with(EventType.INVENTORY_READINGS, "unit", "stick"));
    assertThat(rejection.detail()).contains("unit, pack, carton, case");
  }

  @Test
  void anUnknownColumnNamesTheNearestKnownOne() {
    EventReader reader = new EventReader(EventType.INVENTORY_READINGS, Rows.catalogue(), "test");
    assertThat(reader.unknownColumn("onhand").detail()).contains("on_hand");
    assertThat(reader.unknownColumn("Outlet").detail()).contains("outlet_id");
  }

  @Test
  void quantitiesAreStatedInBaseUnitsByTheRatiosOfTheSku() {
    OrderLine order = (OrderLine) Rows.accepted(EventType.ORDERS, Rows.of(EventType.ORDERS));
    assertThat(order.getDemandedQty()).isEqualTo(1000);
    assertThat(order.getSuppliedQty()).isEqualTo(800);
    assertThat(order.getQuotaQty()).isEqualTo(1200);
    assertThat(order.getReportedUnit()).isEqualTo(Unit.CARTON);
    assertThat(order.getReportedUnitSize()).isEqualTo(200);
    DepotStock stock =
        (DepotStock) Rows.accepted(EventType.DEPOT_STOCK, Rows.of(EventType.DEPOT_STOCK));
    assertThat(stock.getOnHand()).isEqualTo(150_000);
  }

  @Test
  void aQuantityInBaseUnitsNeedsNoRatios() {
    Map<String, String> row = Rows.with(EventType.INVENTORY_READINGS, "unit", "unit");
    row.put("sku", "never-heard-of");
    InventoryReading reading = (InventoryReading) Rows.accepted(EventType.INVENTORY_READINGS, row);
    assertThat(reading.getOnHand()).isEqualTo(12);
  }

  @Test
  void ratiosThatChangeApplyFromTheirTimeOnWhicheverCameFirst() {
    ProductCatalogue catalogue = Rows.catalogue();
    Map<String, String> later = Rows.with(EventType.PRODUCTS, "changed_at", "2026-03-01T00:00:00Z");
    later.put("units_per_pack", "16");
    catalogue.learn((Product) Rows.accepted(EventType.PRODUCTS, later));
    assertThat(onHand(catalogue, "2026-02-28T23:59:59Z")).isEqualTo(240);
    assertThat(onHand(catalogue, "2026-03-01T00:00:00Z")).isEqualTo(192);
    assertThat(onHand(catalogue, "2020-01-01T00:00:00Z")).isEqualTo(240);
  }

  private static long onHand(ProductCatalogue catalogue, String readAt) {
    Outcome outcome =
        Rows.read(
            EventType.INVENTORY_READINGS,
            Rows.with(EventType.INVENTORY_READINGS, "read_at", readAt),
            catalogue);
    return ((InventoryReading) ((Outcome.Accepted) outcome).event()).getOnHand();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T21:00:00Z, 2026-03-01T21:00:00Z",
    "2026-03-02T05:00:00+08:00, 2026-03-01T21:00:00Z",
    "2026-03-01T21:00Z, 2026-03-01T21:00:00Z",
    "2026-03-01T21:00:00.123456Z, 2026-03-01T21:00:00.123456Z",
    "2026-03-01T21:00:00.123456000Z, 2026-03-01T21:00:00.123456Z",
    "2000-02-29T23:59:59Z, 2000-02-29T23:59:59Z",
    "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
  })
  void timesAreReadWhateverTheirOffset(String text, String instant) {
    InventoryReading reading =
        (InventoryReading)
            Rows.accepted(
                EventType.INVENTORY_READINGS,
                Rows.with(EventType.INVENTORY_READINGS, "read_at", text));
    assertThat(reading.getReadAt()).isEqualTo(instant);
    assertThat(reading.getRecordedAt()).isEqualTo(instant);
  }

  @Test
  void theFastPathReadsEveryDayAsJavaTimeDoes() throws RejectedException {
    Column column = EventColumns.of(EventType.NEEDS).getLast();
    Instant day = Instant.parse("1900-01-01T23:58:57Z");
    for (int days = 0; days < 80_000; days++) {
      assertThat(IsoTimes.instant(column, day.toString())).isEqualTo(day);
      day = day.plusSeconds(86_400);
    }
  }

  @Test
  void amountsHaveSixDecimalPlaces() {
    OrderLine order =
        (OrderLine)
            Rows.accepted(
                EventType.ORDERS, Rows.with(EventType.ORDERS, "price_per_unit", "85.50000000"));
    assertThat(order.getPricePerUnit()).isEqualTo(new BigDecimal("85.500000"));
    assertThat(order.getCostPerUnit()).isEqualTo(new BigDecimal("80.000000"));
  }

  @Test
  void aRuleMayBeWithdrawn() {
    Map<String, String> row = Rows.with(EventType.PRICE_RULES, "valid_to", "2026-01-01T00:00:00Z");
    row.put("amount", "");
    PriceRule rule = (PriceRule) Rows.accepted(EventType.PRICE_RULES, row);
    assertThat(rule.getValidTo()).isEqualTo(rule.getValidFrom());
  }

  @Test
  void aRuleMayComeIntoForceInTheFuture() {
    Map<String, String> row =
        Rows.with(EventType.PRICE_RULES, "valid_from", "2026-12-31T00:00:00Z");
    row.remove("recorded_at");
    PriceRule rule = (PriceRule) Rows.accepted(EventType.PRICE_RULES, row);
    assertThat(rule.getRecordedAt()).isEqualTo(Rows.NOW);
  }

  @Test
  void aGivenIdIsKept() {
    assertThat(
            EventType.INVENTORY_READINGS.eventId(
                Rows.accepted(
                    EventType.INVENTORY_READINGS,
                    Rows.with(EventType.INVENTORY_READINGS, "event_id", "RDG-1"))))
        .isEqualTo("RDG-1");
  }

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void aDerivedIdDoesNotDependOnTheOrderOfColumns(EventType type) {
    Map<String, String> reversed = new LinkedHashMap<>(Rows.of(type)).reversed();
    assertThat(type.eventId(Rows.accepted(type, reversed)))
        .isEqualTo(type.eventId(Rows.accepted(type, Rows.of(type))));
  }

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void aCorrectionIsAnEventOfItsOwn(EventType type) {
    Map<String, String> corrected = Rows.with(type, "recorded_at", "2026-03-05T00:00:00Z");
    assertThat(type.eventId(Rows.accepted(type, corrected)))
        .isNotEqualTo(type.eventId(Rows.accepted(type, Rows.of(type))));
  }

  @Test
  void whiteSpaceAroundAValueIsNoPartOfIt() {
    assertThat(
            Rows.accepted(
                EventType.INVENTORY_READINGS,
                Rows.with(EventType.INVENTORY_READINGS, "outlet_id", " O-1\t")))
        .isEqualTo(
            Rows.accepted(EventType.INVENTORY_READINGS, Rows.of(EventType.INVENTORY_READINGS)));
  }
}
