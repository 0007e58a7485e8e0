package dev.vedette.stack;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.event.StockoutAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Statements about alerts, as the stockout job makes them. */
final class SampleAlerts {
  private SampleAlerts() {}

  /** An outlet whose stock may be gone before the next delivery; raised or, later, escalated. */
  static StockoutAlert alert(String id, String region, int revision) {
    Instant at = Instant.now();
    StockoutAlert alert = new StockoutAlert();
    alert.setEventId(id + "/" + revision);
    alert.setRecordedAt(at);
    alert.setAlertId(id);
    alert.setRevision(revision);
    alert.setProvisional(false);
    alert.setSequence(revision);
    alert.setOutletId("outlet " + id);
    alert.setSku("lark");
    alert.setRegion(region);
    alert.setRepId("kim");
    alert.setAt(at);
    alert.setTransition(revision == 1 ? AlertTransition.RAISED : AlertTransition.ESCALATED);
    alert.setState(StockState.AT_RISK);
    alert.setSeverity("high");
    alert.setProbability(.83);
    alert.setEstimatedStock(240L);
    alert.setCoverDays(2.5);
    alert.setNextDeliveryAt(at.plus(Duration.ofDays(4)));
    alert.setEarliestRunoutAt(at.plus(Duration.ofDays(1)));
    alert.setExpectedRunoutAt(at.plus(Duration.ofDays(2)));
    alert.setLatestRunoutAt(at.plus(Duration.ofDays(3)));
    alert.setOrderBy(at.plus(Duration.ofDays(2)));
    alert.setLostQty(120L);
    alert.setLostValue(new BigDecimal("54.000000"));
    alert.setSuggestedQty(400L);
    alert.setCause("demand_spike");
    alert.setOwner("customer manager");
    alert.setEvidence("{\"facts\":[]}");
    alert.setModelVersion("test/1");
    alert.setKind("outlet");
    alert.setHeldBack(false);
    alert.setEmittedAt(at);
    return alert;
  }
}
