package dev.vedette.market;

/**
 * What a tally is about.
 *
 * @param region path from the top, parts separated by "/"
 * @param group outlets of the region
 * @param item what is sold
 * @param period when
 */
public record Pane(String region, Group group, Item item, Period period) {
  private static final char SEPARATOR = '/';

  /** Place of the region in the hierarchy; the top level is 1. */
  public int level() {
    return level(region);
  }

  /** The same of the path of any region. */
  public static int level(String region) {
    return 1 + (int) region.chars().filter(character -> character == SEPARATOR).count();
  }
}
