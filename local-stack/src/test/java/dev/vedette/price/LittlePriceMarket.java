package dev.vedette.price;

import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceCaseState;
import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.event.PriceVerdict;
import dev.vedette.event.Product;
import dev.vedette.event.Rounding;
import dev.vedette.event.Setting;
import dev.vedette.event.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thirteen prices at four shops, and what is to be said of each, worked out by hand.
 *
 * <pre>
 * S1 Panda, 20 a pack, 10 packs a carton, wholesale 160 a carton; S2 Crane, 16 and 12, wholesale not known
 *
 * G1 guide S1 north       20 a pack  -10 % +5 %   until 1 March 2026
 * G2 guide S1 north       22 a pack  -10 % +5 %   from 1 March, seven days of grace; corrected to 23, known on 20 March
 * M1 mark-up floor first  10 % on wholesale, up to the next half: 18.00 a pack, 176 a carton
 * F1 floor Crane          100 a carton, which is 8.33... a pack
 * C1 ceiling second, north/b  90 a carton, below that floor; withdrawn, known on 15 March
 *
 * p1  A S1 20    10 Feb  legal; its lowest bound is that of G1 and M1 alike
 * p2  A S1 20     5 Mar  legal; since 20 March only by the grace of G2
 * p3  A S1 20    12 Mar  legal; since 20 March too low
 * p4  B S1 240 a carton 15 Mar  too high; since 20 March legal
 * p5  B S2 8.33  10 Mar  rules conflict; since 15 March a third of a cent too low
 * p6  X S1 21    11 Mar  X is not known; since 1 April legal
 * p7  A S2 9, label only 12 Mar  legal
 * p8  A S1 26    25 Mar  too high; corrected to 24 on 27 March, which came first
 * p9  A S1 23    20 Apr  legal: clears p3
 * p10 B S1 25    18 Apr  too high;  p12 again, at the inspection of 25 April: referred
 * p11 A S1 26    25 May  too high: A's second notice
 * p13 B S1 240 a carton 18 Apr  legal
 * </pre>
 *
 * Of p1, a second revision was stated and taken back. What was said second of p7 was forgotten, and
 * overruled by the next run of the job.
 */
final class LittlePriceMarket {
  private static final Outlet A = outlet("A", "north/a", Setting.URBAN, "supermarket", "r1");
  private static final Outlet B = outlet("B", "north/b", Setting.RURAL, "kiosk", "r2");
  private static final Outlet C = outlet("C", "south/c", Setting.URBAN, "kiosk", "r3");
  private static final Outlet X =
      Outlet.newBuilder(outlet("X", "north/a", Setting.URBAN, "kiosk", "r1"))
          .setChangedAt(at("2026-01-01T00:00:00Z"))
          .setRecordedAt(at("2026-04-01T00:00:00Z"))
          .build();

  private static final Product S1 = product("S1", "Panda", "first", 20, 10, "160");
  private static final Product S2 = product("S2", "Crane", "second", 16, 12, null);

  private static final PriceObservation P1 =
      seen("p1", A, S1, "2026-02-10T10:00:00Z", "20", "20", PriceBasis.PACK, PriceSource.VISIT);
  private static final PriceObservation P2 =
      seen(
          "p2", A, S1, "2026-03-05T10:00:00Z", null, "20", PriceBasis.PACK, PriceSource.INSPECTION);
  private static final PriceObservation P3 =
      seen(
          "p3", A, S1, "2026-03-12T10:00:00Z", "22", "20", PriceBasis.PACK, PriceSource.INSPECTION);
  private static final PriceObservation P4 =
      seen(
          "p4",
          B,
          S1,
          "2026-03-15T10:00:00Z",
          null,
          "240",
          PriceBasis.CARTON,
          PriceSource.COMPLAINT);
  private static final PriceObservation P5 =
      seen("p5", B, S2, "2026-03-10T10:00:00Z", null, "8.33", PriceBasis.PACK, PriceSource.POS);
  private static final PriceObservation P6 =
      seen("p6", X, S1, "2026-03-11T10:00:00Z", null, "21", PriceBasis.PACK, PriceSource.VISIT);
  private static final PriceObservation P7 =
      seen("p7", A, S2, "2026-03-12T10:00:00Z", "9", null, PriceBasis.PACK, PriceSource.INSPECTION);
  private static final PriceObservation P8 =
      seen(
          "p8", A, S1, "2026-03-25T10:00:00Z", null, "26", PriceBasis.PACK, PriceSource.INSPECTION);
  private static final PriceObservation P8_CORRECTED =
      PriceObservation.newBuilder(P8)
          .setEventId("p8-corrected")
          .setRecordedAt(at("2026-03-27T00:00:00Z"))
          .setChargedPrice(decimal("24"))
          .build();
  private static final PriceObservation P9 =
      seen(
          "p9", A, S1, "2026-04-20T10:00:00Z", "23", "23", PriceBasis.PACK, PriceSource.INSPECTION);
  private static final PriceObservation P10 =
      seen("p10", B, S1, "2026-04-18T10:00:00Z", "24", "25", PriceBasis.PACK, PriceSource.VISIT);
  private static final PriceObservation P11 =
      seen("p11", A, S1, "2026-05-25T10:00:00Z", null, "26", PriceBasis.PACK, PriceSource.VISIT);
  private static final PriceObservation P12 =
      seen(
          "p12",
          B,
          S1,
          "2026-04-25T10:00:00Z",
          null,
          "25",
          PriceBasis.PACK,
          PriceSource.INSPECTION);
  private static final PriceObservation P13 =
      seen("p13", B, S1, "2026-04-18T11:00:00Z", null, "240", PriceBasis.CARTON, PriceSource.VISIT);

  private static final long ANOTHER_RUN = 1L << 32;
  private static final Instant CORRECTED_GUIDE = at("2026-03-20T00:00:00Z");

  private LittlePriceMarket() {}

  static PriceWorld world() {
    return new PriceWorld(
        List.of(A, B, C, X),
        List.of(S1, S2),
        rules(),
        List.of(P1, P2, P3, P4, P5, P6, P7, P8, P8_CORRECTED, P9, P10, P11, P12, P13),
        List.of(ordered("S1", 8000), ordered("S2", 2000)),
        verdicts(),
        cases());
  }

  private static List<PriceRule> rules() {
    PriceRule guide =
        rule("G1", 1, PriceRuleKind.GUIDE, "2025-01-01", "2024-12-20", "order 1")
            .setSku("S1")
            .setRegion("north")
            .setBasis(PriceBasis.PACK)
            .setAmount(decimal("20"))
            .setToleranceLow(decimal("0.1"))
            .setToleranceHigh(decimal("0.05"))
            .setValidTo(at("2026-03-01T00:00:00Z"))
            .build();
    PriceRule next =
        PriceRule.newBuilder(guide)
            .setEventId("G2/1")
            .setRuleId("G2")
            .setAmount(decimal("22"))
            .setValidFrom(at("2026-03-01T00:00:00Z"))
            .setValidTo(null)
            .setGraceDays(7)
            .setRecordedAt(at("2026-02-20T00:00:00Z"))
            .setCitation("order 2")
            .build();
    PriceRule corrected =
        PriceRule.newBuilder(next)
            .setEventId("G2/2")
            .setVersion(2)
            .setAmount(decimal("23"))
            .setRecordedAt(CORRECTED_GUIDE)
            .setCitation("order 2, corrected")
            .setReportedBySystem("price-office")
            .build();
    PriceRule ceiling =
        rule("C1", 1, PriceRuleKind.CEILING, "2026-02-01", "2026-01-20", "local order 7")
            .setPriceClass("second")
            .setRegion("north/b")
            .setBasis(PriceBasis.CARTON)
            .setAmount(decimal("90"))
            .build();
    return List.of(
        guide,
        next,
        corrected,
        rule("F1", 1, PriceRuleKind.FLOOR, "2025-01-01", "2024-12-20", "order 3")
            .setBrand("Crane")
            .setBasis(PriceBasis.CARTON)
            .setAmount(decimal("100"))
            .build(),
        ceiling,
        PriceRule.newBuilder(ceiling)
            .setEventId("C1/2")
            .setVersion(2)
            .setValidTo(ceiling.getValidFrom())
            .setRecordedAt(at("2026-03-15T00:00:00Z"))
            .setCitation("withdrawn")
            .build(),
        rule("M1", 1, PriceRuleKind.MARKUP_FLOOR, "2025-01-01", "2024-12-20", "order 4")
            .setPriceClass("first")
            .setPercent(decimal("0.1"))
            .setRounding(Rounding.UP)
            .setTick(decimal("0.5"))
            .build());
  }

  private static List<PriceVerdict> verdicts() {
    return List.of(
        said("v1", 1, 1, P1, A, S1)
            .least("18", "G1/1")
            .most("21", "G1/1")
            .guide("20", "G1/1")
            .compliant(),
        said("v1", 2, 2, P1, A, S1, "2026-02-12T00:00:00Z", "observation_corrected")
            .violation(PriceFinding.UNDER, "G1/1", "-1", "-5"),
        said("v1", 2, 3, P1, A, S1, "2026-02-12T00:00:00Z", "observation_corrected").withdrawn(),
        firstGuide(said("v2", 1, 1, P2, A, S1)).compliant(),
        secondGuide(said("v2", 2, 2, P2, A, S1, "2026-03-20T00:00:00Z", "rule")).compliantInGrace(),
        firstGuide(said("v3", 1, 1, P3, A, S1)).compliant(),
        secondGuide(said("v3", 2, 2, P3, A, S1, "2026-03-20T00:00:00Z", "rule"))
            .violation(PriceFinding.UNDER, "G2/2", "-0.7", "-3.381643"),
        said("v4", 1, 1, P4, B, S1)
            .least("198", "G2/1")
            .most("231", "G2/1")
            .guide("220", "G2/1")
            .violation(PriceFinding.OVER, "G2/1", "9", "3.896104"),
        said("v4", 2, 2, P4, B, S1, "2026-03-20T00:00:00Z", "rule")
            .least("207", "G2/2")
            .most("241.5", "G2/2")
            .guide("230", "G2/2")
            .compliant(),
        said("v5", 1, 1, P5, B, S2)
            .least("8.333333", "F1/1")
            .most("7.5", "C1/1")
            .unknown(PriceFinding.UNKNOWN_PRICE, "conflicting_rules"),
        said("v5", 2, 2, P5, B, S2, "2026-03-15T00:00:00Z", "rule")
            .least("8.333333", "F1/1")
            .violation(PriceFinding.UNDER, "F1/1", "-0.003333", "-0.04"),
        said("v6", 1, 1, P6, null, S1).unknown(PriceFinding.OUT_OF_SCOPE, "unknown_outlet"),
        secondGuide(said("v6", 2, 2, P6, X, S1, "2026-04-01T00:00:00Z", "outlet")).compliant(),
        said("v7", 1, 1, P7, A, S2).least("8.333333", "F1/1").compliant(),
        said("v7", 2, 2, P7, A, S2, "2026-03-13T00:00:00Z", "product")
            .unknown(PriceFinding.UNKNOWN_PRICE, "no_rule"),
        said("v7", 1, ANOTHER_RUN + 1, P7, A, S2).least("8.333333", "F1/1").compliant(),
        secondGuide(said("v8", 1, 1, P8_CORRECTED, A, S1, "2026-03-27T00:00:00Z", "observed"))
            .compliant(),
        secondGuide(said("v8", 1, 2, P8, A, S1).revisions(2))
            .violation(PriceFinding.OVER, "G2/2", "1.85", "7.660455"),
        secondGuide(
                said(
                    "v8",
                    2,
                    3,
                    P8_CORRECTED,
                    A,
                    S1,
                    "2026-03-27T00:00:00Z",
                    "observation_corrected"))
            .compliant(),
        secondGuide(said("v9", 1, ANOTHER_RUN + 1, P9, A, S1)).compliant(),
        secondGuide(said("v10", 1, 1, P10, B, S1))
            .violation(PriceFinding.OVER, "G2/2", "0.85", "3.519669"),
        secondGuide(said("v11", 1, 1, P11, A, S1))
            .violation(PriceFinding.OVER, "G2/2", "1.85", "7.660455"),
        secondGuide(said("v12", 1, 1, P12, B, S1))
            .violation(PriceFinding.OVER, "G2/2", "0.85", "3.519669"),
        said("v13", 1, 1, P13, B, S1)
            .least("207", "G2/2")
            .most("241.5", "G2/2")
            .guide("230", "G2/2")
            .compliant());
  }

  /** As they came up, one after the other. */
  private static List<PriceCase> cases() {
    PriceCase.Builder never =
        opened("A/S1/G1", P1, A, "v1", 2, PriceFinding.UNDER, "2026-02-12T00:00:00Z");
    PriceCase.Builder first =
        opened("B/S1/G2", P4, B, "v4", 1, PriceFinding.OVER, "2026-03-15T10:00:00Z");
    return List.of(
        stated(never, 1, PriceCaseState.OPEN),
        stated(never, 2, PriceCaseState.WITHDRAWN),
        stated(first, 1, PriceCaseState.OPEN),
        stated(
            opened("B/S2/F1", P5, B, "v5", 2, PriceFinding.UNDER, "2026-03-15T00:00:00Z"),
            1,
            PriceCaseState.OPEN),
        stated(first.setRecordedAt(at("2026-03-20T00:00:00Z")), 2, PriceCaseState.CLOSED),
        stated(
            opened("A/S1/G2", P3, A, "v3", 2, PriceFinding.UNDER, "2026-03-20T00:00:00Z"),
            1,
            PriceCaseState.OPEN),
        stated(
            opened("B/S1/G2", P10, B, "v10", 1, PriceFinding.OVER, "2026-04-18T10:00:00Z"),
            3,
            PriceCaseState.OPEN));
  }

  private static PriceCase.Builder opened(
      String caseId,
      PriceObservation seen,
      Outlet outlet,
      String verdict,
      int revision,
      PriceFinding finding,
      String recordedAt) {
    return PriceCase.newBuilder()
        .setCaseId(caseId)
        .setRecordedAt(at(recordedAt))
        .setOutletId(seen.getOutletId())
        .setSku(seen.getSku())
        .setRuleId(caseId.substring(caseId.lastIndexOf('/') + 1))
        .setOpenedAt(seen.getObservedAt())
        .setVerdictId(verdict)
        .setVerdictRevision(revision)
        .setVerdict(finding)
        .setRegion(outlet.getRegion())
        .setRepId(outlet.getRepId())
        .setDecidedAt(at(recordedAt));
  }

  private static PriceCase stated(PriceCase.Builder which, int revision, PriceCaseState state) {
    return which
        .setEventId("%s-%d".formatted(which.getCaseId(), revision))
        .setRevision(revision)
        .setState(state)
        .build();
  }

  private static VerdictRow firstGuide(VerdictRow row) {
    return row.least("19.8", "G2/1").most("23.1", "G2/1").guide("22", "G2/1");
  }

  private static VerdictRow secondGuide(VerdictRow row) {
    return row.least("20.7", "G2/2").most("24.15", "G2/2").guide("23", "G2/2");
  }

  private static VerdictRow said(
      String verdict,
      int revision,
      long sequence,
      PriceObservation seen,
      @Nullable Outlet outlet,
      Product product) {
    return VerdictRow.of(
        verdict, revision, sequence, seen.getRecordedAt(), "observed", seen, outlet, product);
  }

  private static VerdictRow said(
      String verdict,
      int revision,
      long sequence,
      PriceObservation seen,
      Outlet outlet,
      Product product,
      String recordedAt,
      String reason) {
    return VerdictRow.of(
        verdict, revision, sequence, at(recordedAt), reason, seen, outlet, product);
  }

  private static Outlet outlet(
      String id, String region, Setting setting, String channel, String rep) {
    return Outlet.newBuilder()
        .setEventId("outlet-" + id)
        .setRecordedAt(at("2025-01-01T00:00:00Z"))
        .setOutletId(id)
        .setLicenceNo("LIC-" + id)
        .setRegion(region)
        .setSetting(setting)
        .setChannel(channel)
        .setRepId(rep)
        .setStatus(OutletStatus.ACTIVE)
        .setChangedAt(at("2025-01-01T00:00:00Z"))
        .setReportedBySystem("file")
        .build();
  }

  private static Product product(
      String sku,
      String brand,
      String priceClass,
      long unitsPerPack,
      long packsPerCarton,
      @Nullable String wholesale) {
    return Product.newBuilder()
        .setEventId("product-" + sku)
        .setRecordedAt(at("2025-01-01T00:00:00Z"))
        .setSku(sku)
        .setBrand(brand)
        .setPriceClass(priceClass)
        .setUnitsPerPack(unitsPerPack)
        .setPacksPerCarton(packsPerCarton)
        .setCartonsPerCase(250)
        .setWholesalePricePerCarton(wholesale == null ? null : decimal(wholesale))
        .setChangedAt(at("2025-01-01T00:00:00Z"))
        .setReportedBySystem("file")
        .build();
  }

  private static PriceObservation seen(
      String id,
      Outlet outlet,
      Product product,
      String observedAt,
      @Nullable String label,
      @Nullable String charged,
      PriceBasis basis,
      PriceSource source) {
    return PriceObservation.newBuilder()
        .setEventId(id)
        .setRecordedAt(at(observedAt))
        .setOutletId(outlet.getOutletId())
        .setSku(product.getSku())
        .setObservedAt(at(observedAt))
        .setLabelPrice(label == null ? null : decimal(label))
        .setChargedPrice(charged == null ? null : decimal(charged))
        .setBasis(basis)
        .setSource(source)
        .setObserverId(source == PriceSource.INSPECTION ? "i1" : null)
        .setPhotoUri(source == PriceSource.INSPECTION ? "photos/" + id + ".jpg" : null)
        .setPhotoSha256(source == PriceSource.INSPECTION ? "%064x".formatted(id.hashCode()) : null)
        .setReportedBySystem("file")
        .build();
  }

  private static PriceRule.Builder rule(
      String id,
      int version,
      PriceRuleKind kind,
      String validFrom,
      String recordedOn,
      String citation) {
    return PriceRule.newBuilder()
        .setEventId(id + "/" + version)
        .setRecordedAt(at(recordedOn + "T00:00:00Z"))
        .setRuleId(id)
        .setVersion(version)
        .setKind(kind)
        .setValidFrom(at(validFrom + "T00:00:00Z"))
        .setCitation(citation)
        .setReportedBySystem("file");
  }

  private static OrderLine ordered(String sku, long quantity) {
    return OrderLine.newBuilder()
        .setEventId("order-" + sku)
        .setRecordedAt(at("2025-06-01T00:00:00Z"))
        .setOrderId("order-" + sku)
        .setLineNo(1)
        .setOutletId("A")
        .setSku(sku)
        .setOrderedAt(at("2025-06-01T00:00:00Z"))
        .setDemandedQty(quantity)
        .setSuppliedQty(quantity)
        .setReportedUnit(Unit.UNIT)
        .setReportedUnitSize(1)
        .setReportedBySystem("file")
        .build();
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text).setScale(6);
  }
}
