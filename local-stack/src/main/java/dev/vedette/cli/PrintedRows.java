package dev.vedette.cli;

import dev.vedette.warehouse.seal.SealProgress;
import java.io.PrintWriter;

/** Says now and then how many rows were read. */
final class PrintedRows implements SealProgress {
  private final PrintWriter out;

  PrintedRows(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void rows(String table, long rows) {
    out.printf("%-26s %,12d rows so far%n", table, rows);
    out.flush();
  }
}
