package dev.vedette.cli;

import dev.vedette.event.StockoutAlert;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Alerts in the columns of docs/event-files.md. */
final class AlertCsv {
  private AlertCsv() {}

  static void write(List<StockoutAlert> alerts, Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    try (BufferedWriter writer = Files.newBufferedWriter(file);
        CSVPrinter csv = new CSVPrinter(writer, format)) {
      csv.printRecord(
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
          "evidence");
      for (StockoutAlert alert : alerts) {
        csv.printRecord(
            alert.getAlertId(),
            text(alert.getRevision()),
            text(alert.getOutletId()),
            alert.getSku(),
            text(alert.getAt()),
            text(alert.getTransition()),
            text(alert.getState()),
            alert.getSeverity(),
            text(alert.getProbability()),
            text(alert.getCause()),
            text(alert.getLostQty()),
            text(alert.getLostValue()),
            text(alert.getSuggestedQty()),
            alert.getKind(),
            text(alert.getRegion()),
            text(alert.getHeldBack()),
            text(alert.getIncidentId()),
            text(alert.getOutletsHeldBack()),
            alert.getEvidence());
      }
    }
  }

  /** Empty where not known. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Enum<?> symbol -> symbol.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }
}
