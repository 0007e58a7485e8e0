package dev.vedette.price.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceVerdict;
import dev.vedette.measure.Money;
import dev.vedette.price.CaseStanding;
import dev.vedette.price.Fact;
import dev.vedette.price.Judgement;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import dev.vedette.price.VerdictRevision;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts statements about verdicts into the form of their topic and table. */
final class VerdictRecords {
  /** The engine of the price law; a change that judges anything otherwise gets another number. */
  static final String ENGINE = "price-law/1";

  private static final JsonFactory JSON = new JsonFactory();

  private VerdictRecords() {}

  static PriceVerdict record(Statement statement, Instant judgedAt) {
    VerdictRevision revision = statement.revision();
    Observation observation = revision.observation();
    Judgement judgement = revision.judgement();
    PriceVerdict verdict = new PriceVerdict();
    verdict.setEventId(statement.id());
    verdict.setRecordedAt(revision.recordedAt());
    verdict.setVerdictId(observation.subject());
    verdict.setRevision(statement.number());
    verdict.setSupersedes(statement.number() == 1 ? null : statement.number() - 1);
    verdict.setReason(revision.reason().code());
    verdict.setSequence(statement.sequence());
    verdict.setRevisions(statement.revisions());
    verdict.setWithdrawn(statement.withdrawn());
    describe(observation, verdict);
    describe(revision.outlet(), revision.product(), verdict);
    verdict.setVerdict(judgement.finding());
    verdict.setUnknownReason(
        judgement.unknownReason() == null ? null : judgement.unknownReason().code());
    verdict.setPrice(stored(judgement.price()));
    verdict.setLegalMin(stored(judgement.legalMin()));
    verdict.setLegalMax(stored(judgement.legalMax()));
    verdict.setGuide(stored(judgement.guide()));
    verdict.setDeviation(stored(judgement.deviation()));
    verdict.setDeviationPercent(stored(judgement.deviationPercent()));
    verdict.setInGrace(judgement.inGrace());
    nameRules(judgement, verdict);
    verdict.setCaseId(caseId(observation, judgement));
    verdict.setEvidence(evidence(revision));
    verdict.setEngineVersion(ENGINE);
    verdict.setJudgedAt(judgedAt);
    return verdict;
  }

  private static void describe(Observation observation, PriceVerdict verdict) {
    verdict.setObservationId(observation.eventId());
    verdict.setOutletId(observation.outletId());
    verdict.setSku(observation.sku());
    verdict.setObservedAt(observation.observedAt());
    verdict.setVisitId(observation.visitId());
    verdict.setSource(observation.source());
    verdict.setObserverId(observation.observerId());
    verdict.setPhotoUri(observation.photoUri());
    verdict.setPhotoSha256(observation.photoSha256());
    verdict.setBasis(observation.basis());
    verdict.setLabelPrice(stored(observation.label()));
    verdict.setChargedPrice(stored(observation.charged()));
  }

  private static void describe(
      @Nullable OutletRecord outlet, @Nullable ProductRecord product, PriceVerdict verdict) {
    if (outlet != null) {
      verdict.setRegion(outlet.region());
      verdict.setSetting(outlet.setting());
      verdict.setChannel(outlet.channel());
      verdict.setRepId(outlet.repId());
    }
    if (product != null) {
      verdict.setBrand(product.brand());
      verdict.setPriceClass(product.priceClass());
    }
  }

  private static void nameRules(Judgement judgement, PriceVerdict verdict) {
    RuleEntry rule = judgement.rule();
    if (rule != null) {
      verdict.setRuleId(rule.ruleId());
      verdict.setRuleVersion(rule.version());
    }
    RuleEntry min = judgement.minRule();
    if (min != null) {
      verdict.setMinRuleId(min.ruleId());
      verdict.setMinRuleVersion(min.version());
    }
    RuleEntry max = judgement.maxRule();
    if (max != null) {
      verdict.setMaxRuleId(max.ruleId());
      verdict.setMaxRuleVersion(max.version());
    }
    RuleEntry guide = judgement.guideRule();
    if (guide != null) {
      verdict.setGuideRuleId(guide.ruleId());
      verdict.setGuideRuleVersion(guide.version());
    }
  }

  private static @Nullable String caseId(Observation observation, Judgement judgement) {
    boolean violation =
        judgement.finding() == PriceFinding.OVER || judgement.finding() == PriceFinding.UNDER;
    return violation && judgement.rule() != null
        ? CaseStanding.caseId(observation.outletId(), observation.sku(), judgement.rule().ruleId())
        : null;
  }

  private static String evidence(VerdictRevision revision) {
    StringWriter evidence = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(evidence)) {
      json.writeStartObject();
      json.writeArrayFieldStart("facts");
      for (Fact fact : revision.facts()) {
        json.writeStartObject();
        json.writeStringField("event_id", fact.eventId());
        json.writeStringField("source", fact.coordinates());
        if (fact instanceof RuleEntry rule) {
          json.writeStringField("rule", rule.ruleId() + "/" + rule.version());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Nothing fails in memory", e);
    }
    return evidence.toString();
  }

  private static @Nullable BigDecimal stored(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(Money.SCALE);
  }
}
