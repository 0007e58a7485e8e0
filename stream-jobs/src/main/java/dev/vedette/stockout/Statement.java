package dev.vedette.stockout;

/**
 * Something said about an alert.
 *
 * @param revision what is said
 * @param standing whether facts that may still arrive in time could change it
 * @param sequence order in which the statements about one SKU at one outlet were made; of two about
 *     one alert the higher is current
 */
public record Statement(Revision revision, Standing standing, long sequence) {
  /** How firm a statement is. */
  public enum Standing {
    PROVISIONAL,
    SETTLED
  }
}
