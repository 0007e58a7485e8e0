package dev.vedette.cli;

import dev.vedette.cli.csv.CsvFile;
import dev.vedette.event.StockoutAlert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Alerts in the columns of docs/event-files.md. */
final class AlertCsv {
  private AlertCsv() {}

  static void write(List<StockoutAlert> alerts, Path file) throws IOException {
    try (CsvFile csv =
        CsvFile.create(
            file,
            "alert_id",
            "revision",
            "outlet_id",
            "sku",
            "at",
            "transition",
            "state",
            "severity",
            "probability",
            "cause",
            "lost_qty",
            "lost_value",
            "suggested_qty",
            "kind",
            "region",
            "held_back",
            "incident_id",
            "outlets_held_back",
            "evidence")) {
      for (StockoutAlert alert : alerts) {
        csv.row(
            alert.getAlertId(),
            alert.getRevision(),
            alert.getOutletId(),
            alert.getSku(),
            alert.getAt(),
            alert.getTransition(),
            alert.getState(),
            alert.getSeverity(),
            alert.getProbability(),
            alert.getCause(),
            alert.getLostQty(),
            alert.getLostValue(),
            alert.getSuggestedQty(),
            alert.getKind(),
            alert.getRegion(),
            alert.getHeldBack(),
            alert.getIncidentId(),
            alert.getOutletsHeldBack(),
            alert.getEvidence());
      }
    }
  }
}
