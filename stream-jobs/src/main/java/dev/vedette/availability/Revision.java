package dev.vedette.availability;

/**
 * What is said of one measure of one cell.
 *
 * @param metric the measure
 * @param number of the revision; the first is 1, and each supersedes the one before
 * @param status whether there is anything to measure
 * @param share the figures
 * @param standing whether it may change
 */
public record Revision(Metric metric, int number, Status status, Share share, Standing standing) {

  /** Whether there is anything to measure. */
  public enum Status {
    /** There is a share. */
    OBSERVED,
    /** Something was reported, but nothing that the measure could divide by. */
    NOT_OBSERVED,
    /** What was said is taken back: nothing was reported here after all. */
    WITHDRAWN
  }

  /** Whether facts that come in time could still change it. */
  public enum Standing {
    PROVISIONAL,
    SETTLED
  }

  boolean saysSameAs(Revision other) {
    return status == other.status && share.equals(other.share) && standing == other.standing;
  }
}
