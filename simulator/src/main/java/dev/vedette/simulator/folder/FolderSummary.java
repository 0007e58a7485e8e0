package dev.vedette.simulator.folder;

/**
 * What was written.
 *
 * @param events rows in all event files
 * @param keyDays rows of the truth: days of a SKU at an outlet
 * @param emptyKeyDays those of them that ended with an empty shelf
 */
public record FolderSummary(long events, long keyDays, long emptyKeyDays) {
  static final FolderSummary NOTHING = new FolderSummary(0, 0, 0);

  FolderSummary plus(FolderSummary other) {
    return new FolderSummary(
        events + other.events, keyDays + other.keyDays, emptyKeyDays + other.emptyKeyDays);
  }

  /** Share of key-days that ended with an empty shelf; 0 where there are none. */
  public double emptyShare() {
    return keyDays == 0 ? 0 : (double) emptyKeyDays / keyDays;
  }
}
