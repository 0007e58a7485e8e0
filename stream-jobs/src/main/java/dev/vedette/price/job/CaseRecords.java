package dev.vedette.price.job;

import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceVerdict;
import dev.vedette.price.CaseStanding;
import dev.vedette.price.StatedRevision;
import dev.vedette.price.Violation;
import dev.vedette.topic.EventIds;
import java.time.Instant;

/** Reads statements about verdicts as cases need them, and writes those about cases. */
final class CaseRecords {
  /** Between outlet and SKU; no id holds it. */
  private static final char SEPARATOR = '\u001f';

  private CaseRecords() {}

  /** By what cases are kept: the outlet and the SKU. */
  static String shelf(PriceVerdict verdict) {
    return verdict.getOutletId() + SEPARATOR + verdict.getSku();
  }

  static StatedRevision read(PriceVerdict verdict) {
    // What else a withdrawal shows is what the last revision says that stands.
    boolean violation =
        !verdict.getWithdrawn() && verdict.getCaseId() != null && verdict.getRuleId() != null;
    return new StatedRevision(
        verdict.getRevision(),
        verdict.getSequence(),
        verdict.getRevisions(),
        verdict.getWithdrawn(),
        verdict.getRecordedAt(),
        violation
            ? new Violation(
                verdict.getRuleId(), verdict.getVerdict(), verdict.getRegion(), verdict.getRepId())
            : null);
  }

  static PriceCase record(SaidCase said, String outletId, String sku, Instant decidedAt) {
    CaseStanding standing = said.standing();
    Violation violation = standing.violation();
    String caseId = CaseStanding.caseId(outletId, sku, standing.ruleId());
    PriceCase event = new PriceCase();
    event.setEventId(
        EventIds.of(
            "price-case-statement",
            caseId,
            Integer.toString(said.revision()),
            standing.state().name(),
            standing.openedAt().toString(),
            standing.verdictId(),
            Integer.toString(standing.verdictRevision()),
            standing.recordedAt().toString(),
            violation.finding().name(),
            violation.region() == null ? "" : violation.region(),
            violation.repId() == null ? "" : violation.repId()));
    event.setRecordedAt(standing.recordedAt());
    event.setCaseId(caseId);
    event.setRevision(said.revision());
    event.setState(standing.state());
    event.setOutletId(outletId);
    event.setSku(sku);
    event.setRuleId(standing.ruleId());
    event.setOpenedAt(standing.openedAt());
    event.setVerdictId(standing.verdictId());
    event.setVerdictRevision(standing.verdictRevision());
    event.setVerdict(violation.finding());
    event.setRegion(violation.region());
    event.setRepId(violation.repId());
    event.setDecidedAt(decidedAt);
    return event;
  }
}
