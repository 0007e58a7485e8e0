package dev.vedette.warehouse.seal;

import java.util.List;

/**
 * What came of looking at seals.
 *
 * @param tables what was compared
 * @param findings everything that is not as it was sealed; empty where all is
 */
public record SealReport(List<Compared> tables, List<SealFinding> findings) {

  public SealReport {
    tables = List.copyOf(tables);
    findings = List.copyOf(findings);
  }

  /**
   * One table of one seal, as it is now.
   *
   * @param month of the seal, such as 2026-10
   * @param table namespace and name
   * @param sealed rows that were sealed
   * @param unchanged those that are there as they were
   * @param changed those with other values
   * @param removed those that are gone
   * @param added rows of the month that came since: late reports, which is no fault
   */
  public record Compared(
      String month,
      String table,
      long sealed,
      long unchanged,
      long changed,
      long removed,
      long added) {}

  public boolean isIntact() {
    return findings.isEmpty();
  }
}
