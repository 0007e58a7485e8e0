package dev.vedette.warehouse.seal;

/** Hears how far a long work has come. */
public interface SealProgress {
  /** Rows of a table that were read so far. */
  void rows(String table, long rows);
}
