package dev.vedette.console.alert;

import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertActionKind;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.event.StockoutAlert;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Statements and actions to test with. */
public final class Alerts {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Alerts() {}

  public static StockoutAlert raised(String id, String region, String sku, String lost) {
    return said(id, 1, AlertTransition.RAISED, region, sku, lost);
  }

  public static StockoutAlert said(
      String id, int revision, AlertTransition transition, String region, String sku, String lost) {
    StockoutAlert alert = new StockoutAlert();
    alert.setEventId(id + "/" + revision);
    alert.setRecordedAt(NOON);
    alert.setAlertId(id);
    alert.setRevision(revision);
    alert.setProvisional(false);
    alert.setSequence(revision);
    alert.setOutletId("outlet of " + id);
    alert.setSku(sku);
    alert.setRegion(region);
    alert.setRepId("rep of " + region);
    alert.setAt(NOON.plus(Duration.ofHours(revision)));
    alert.setTransition(transition);
    alert.setState(StockState.AT_RISK);
    alert.setSeverity("high");
    alert.setLostValue(new BigDecimal(lost).setScale(6));
    alert.setEvidence("{}");
    alert.setModelVersion("test/1");
    alert.setKind("outlet");
    alert.setHeldBack(false);
    alert.setEmittedAt(NOON);
    return alert;
  }

  public static AlertAction action(String id, String alert, AlertActionKind kind, Instant at) {
    AlertAction action = new AlertAction();
    action.setEventId(id);
    action.setRecordedAt(at);
    action.setSubjectId(alert);
    action.setKind(kind);
    action.setAuthor("lee");
    action.setAuthorRole("manager");
    return action;
  }

  public static AlertAction silence(
      String id, String sku, String region, Instant at, Instant until) {
    AlertAction action = action(id + "/begin", id, AlertActionKind.SILENCE, at);
    action.setSku(sku);
    action.setRegion(region);
    action.setText("moving the depot");
    action.setUntil(until);
    return action;
  }
}
