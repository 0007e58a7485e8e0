package dev.vedette.ingestion.file;

/** The broker or the registry gave no answer, and the load ended before all was sent. */
public final class LoadFailedException extends Exception {
  private final transient LoadReport report;

  LoadFailedException(LoadReport report, Throwable cause) {
    super(
        "The load stopped: %s. %d events have been acknowledged. Run it again: those are recognised and not sent twice"
            .formatted(cause.getMessage(), report.accepted()),
        cause);
    this.report = report;
  }

  /** What had been acknowledged by then. */
  public LoadReport report() {
    return report;
  }
}
