package dev.vedette.cli;

import dev.vedette.event.PriceVerdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Verdicts in the columns of docs/event-files.md. */
final class VerdictCsv {
  private VerdictCsv() {}

  static void write(List<PriceVerdict> verdicts, Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    try (BufferedWriter writer = Files.newBufferedWriter(file);
        CSVPrinter csv = new CSVPrinter(writer, format)) {
      csv.printRecord(
          "verdict_id",
          "revision",
          "supersedes",
          "event_id",
          "outlet_id",
          "sku",
          "observed_at",
          "rule_id",
          "rule_version",
          "legal_min",
          "legal_max",
          "guide",
          "verdict",
          "deviation",
          "deviation_percent",
          "recorded_at");
      for (PriceVerdict verdict : verdicts) {
        csv.printRecord(
            verdict.getVerdictId(),
            text(verdict.getRevision()),
            text(verdict.getSupersedes()),
            verdict.getObservationId(),
            verdict.getOutletId(),
            verdict.getSku(),
            text(verdict.getObservedAt()),
            text(verdict.getRuleId()),
            text(verdict.getRuleVersion()),
            text(verdict.getLegalMin()),
            text(verdict.getLegalMax()),
            text(verdict.getGuide()),
            text(verdict.getVerdict()),
            text(verdict.getDeviation()),
            text(verdict.getDeviationPercent()),
            text(verdict.getRecordedAt()));
      }
    }
  }

  /** Empty where not known. */
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Enum<?> symbol -> symbol.name().toLowerCase(Locale.ROOT);
      case BigDecimal amount -> plain(amount);
      default -> value.toString();
    };
  }

  /** Without trailing zeros. */
  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
