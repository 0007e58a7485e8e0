package dev.vedette.cli;

import dev.vedette.cli.csv.CsvFile;
import dev.vedette.event.PriceVerdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verdicts in the columns of docs/event-files.md. */
final class VerdictCsv {
  private VerdictCsv() {}

  static void write(List<PriceVerdict> verdicts, Path file) throws IOException {
    try (CsvFile csv =
        CsvFile.create(
            file,
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
            "recorded_at")) {
      for (PriceVerdict verdict : verdicts) {
        csv.row(
            verdict.getVerdictId(),
            verdict.getRevision(),
            verdict.getSupersedes(),
            verdict.getObservationId(),
            verdict.getOutletId(),
            verdict.getSku(),
            verdict.getObservedAt(),
            verdict.getRuleId(),
            verdict.getRuleVersion(),
            plain(verdict.getLegalMin()),
            plain(verdict.getLegalMax()),
            plain(verdict.getGuide()),
            verdict.getVerdict(),
            plain(verdict.getDeviation()),
            plain(verdict.getDeviationPercent()),
            verdict.getRecordedAt());
      }
    }
  }

  /** Without trailing zeros. */
  private static @Nullable String plain(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
