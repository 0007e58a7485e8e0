package dev.vedette.price;

import dev.vedette.event.Outlet;
import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceVerdict;
import dev.vedette.event.Product;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is expected to be said of a price. Rules are given as "G2/1": id and version.
 */
final class VerdictRow {
  private final PriceVerdict.Builder row;

  private VerdictRow(PriceVerdict.Builder row) {
    this.row = row;
  }

  /**
   * A statement that leaves open what was found.
   *
   * @param outlet as it was known then
   * @param product as it was known then
   */
  static VerdictRow of(
      String verdictId,
      int revision,
      long sequence,
      Instant recordedAt,
      String reason,
      PriceObservation seen,
      @Nullable Outlet outlet,
      @Nullable Product product) {
    BigDecimal price = seen.getChargedPrice();
    PriceVerdict.Builder row =
        PriceVerdict.newBuilder()
            .setEventId(verdictId + "-" + sequence)
            .setRecordedAt(recordedAt)
            .setVerdictId(verdictId)
            .setRevision(revision)
            .setSupersedes(revision == 1 ? null : revision - 1)
            .setReason(reason)
            .setSequence(sequence)
            .setRevisions(revision)
            .setWithdrawn(false)
            .setObservationId(seen.getEventId())
            .setOutletId(seen.getOutletId())
            .setSku(seen.getSku())
            .setObservedAt(seen.getObservedAt())
            .setVisitId(seen.getVisitId())
            .setSource(seen.getSource())
            .setObserverId(seen.getObserverId())
            .setPhotoUri(seen.getPhotoUri())
            .setPhotoSha256(seen.getPhotoSha256())
            .setBasis(seen.getBasis())
            .setLabelPrice(seen.getLabelPrice())
            .setChargedPrice(price)
            .setPrice(price == null ? seen.getLabelPrice() : price)
            .setVerdict(PriceFinding.COMPLIANT)
            .setInGrace(false)
            .setEvidence("{}")
            .setEngineVersion("by hand/1")
            .setJudgedAt(recordedAt);
    if (outlet != null) {
      row.setRegion(outlet.getRegion())
          .setSetting(outlet.getSetting())
          .setChannel(outlet.getChannel())
          .setRepId(outlet.getRepId());
    }
    if (product != null) {
      row.setBrand(product.getBrand()).setPriceClass(product.getPriceClass());
    }
    return new VerdictRow(row);
  }

  VerdictRow least(String amount, String rule) {
    row.setLegalMin(amount(amount)).setMinRuleId(id(rule)).setMinRuleVersion(version(rule));
    return this;
  }

  VerdictRow most(String amount, String rule) {
    row.setLegalMax(amount(amount)).setMaxRuleId(id(rule)).setMaxRuleVersion(version(rule));
    return this;
  }

  VerdictRow guide(String amount, String rule) {
    row.setGuide(amount(amount)).setGuideRuleId(id(rule)).setGuideRuleVersion(version(rule));
    return this;
  }

  PriceVerdict compliant() {
    return row.setRuleId(row.getGuideRuleId()).setRuleVersion(row.getGuideRuleVersion()).build();
  }

  PriceVerdict compliantInGrace() {
    row.setInGrace(true);
    return compliant();
  }

  PriceVerdict violation(PriceFinding finding, String rule, String deviation, String percent) {
    return row.setVerdict(finding)
        .setRuleId(id(rule))
        .setRuleVersion(version(rule))
        .setDeviation(amount(deviation))
        .setDeviationPercent(amount(percent))
        .setCaseId("%s/%s/%s".formatted(row.getOutletId(), row.getSku(), id(rule)))
        .build();
  }

  PriceVerdict unknown(PriceFinding finding, String reason) {
    return row.setVerdict(finding).setUnknownReason(reason).build();
  }

  PriceVerdict withdrawn() {
    row.setWithdrawn(true).setRevisions(row.getRevision() - 1);
    return compliant();
  }

  /** Says how many revisions there are where that is not the number of this one. */
  VerdictRow revisions(int count) {
    row.setRevisions(count);
    return this;
  }

  /** What the engine says. */
  static PriceVerdict of(VerdictRevision found, int revisions) {
    Observation seen = found.observation();
    OutletRecord outlet = found.outlet();
    ProductRecord product = found.product();
    Judgement judgement = found.judgement();
    RuleEntry rule = judgement.rule();
    RuleEntry least = judgement.minRule();
    RuleEntry most = judgement.maxRule();
    RuleEntry guide = judgement.guideRule();
    return PriceVerdict.newBuilder()
        .setEventId("%s-%d".formatted(seen.subject(), found.revision()))
        .setRecordedAt(found.recordedAt())
        .setVerdictId(seen.subject())
        .setRevision(found.revision())
        .setSupersedes(found.supersedes().isPresent() ? found.supersedes().getAsInt() : null)
        .setReason(found.reason().code())
        .setSequence(found.revision())
        .setRevisions(revisions)
        .setWithdrawn(false)
        .setObservationId(seen.eventId())
        .setOutletId(seen.outletId())
        .setSku(seen.sku())
        .setObservedAt(seen.observedAt())
        .setVisitId(seen.visitId())
        .setSource(seen.source())
        .setObserverId(seen.observerId())
        .setRegion(outlet == null ? null : outlet.region())
        .setSetting(outlet == null ? null : outlet.setting())
        .setChannel(outlet == null ? null : outlet.channel())
        .setRepId(outlet == null ? null : outlet.repId())
        .setBrand(product == null ? null : product.brand())
        .setPriceClass(product == null ? null : product.priceClass())
        .setBasis(seen.basis())
        .setLabelPrice(seen.label())
        .setChargedPrice(seen.charged())
        .setPrice(stored(judgement.price()))
        .setVerdict(judgement.finding())
        .setUnknownReason(
            judgement.unknownReason() == null ? null : judgement.unknownReason().code())
        .setLegalMin(stored(judgement.legalMin()))
        .setLegalMax(stored(judgement.legalMax()))
        .setGuide(stored(judgement.guide()))
        .setRuleId(rule == null ? null : rule.ruleId())
        .setRuleVersion(rule == null ? null : rule.version())
        .setMinRuleId(least == null ? null : least.ruleId())
        .setMinRuleVersion(least == null ? null : least.version())
        .setMaxRuleId(most == null ? null : most.ruleId())
        .setMaxRuleVersion(most == null ? null : most.version())
        .setGuideRuleId(guide == null ? null : guide.ruleId())
        .setGuideRuleVersion(guide == null ? null : guide.version())
        .setInGrace(judgement.inGrace())
        .setDeviation(stored(judgement.deviation()))
        .setDeviationPercent(stored(judgement.deviationPercent()))
        .setEvidence("{}")
        .setEngineVersion("engine")
        .setJudgedAt(found.recordedAt())
        .build();
  }

  private static @Nullable BigDecimal stored(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(6);
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text).setScale(6);
  }

  private static String id(String rule) {
    return rule.substring(0, rule.indexOf('/'));
  }

  private static int version(String rule) {
    return Integer.parseInt(rule.substring(rule.indexOf('/') + 1));
  }
}
