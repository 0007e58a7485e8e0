package dev.vedette.warehouse.seal;

/**
 * Something that is not as it was sealed.
 *
 * @param month of the seal, such as 2026-10
 * @param kind what kind of difference
 * @param detail where, and what; for a person
 */
public record SealFinding(String month, Kind kind, String detail) {

  /** What can be found. */
  public enum Kind {
    /** The signature is none of this key over this manifest. */
    SIGNATURE,
    /** A seal is missing, doubled, or not the one that the next one names. */
    CHAIN,
    /** The table, a column, or the sealed snapshot is gone, or cannot be read. */
    TABLE,
    /** The tag is gone, or points elsewhere. */
    TAG,
    /** The list of digests beside the manifest is gone, or not the sealed one. */
    DIGESTS,
    /** The snapshot that was sealed gives other rows: its files were changed in place. */
    SNAPSHOT,
    /** A sealed row has other values now. */
    CHANGED_ROW,
    /** A sealed row is not there any more. */
    REMOVED_ROW
  }
}
