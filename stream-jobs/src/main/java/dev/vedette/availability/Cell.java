package dev.vedette.availability;

import java.util.ArrayList;
import java.util.List;

/**
 * What a figure is about.
 *
 * @param region path from the top, parts separated by "/"
 * @param sku the SKU
 * @param cycle number of the order cycle
 */
public record Cell(String region, String sku, long cycle) {
  private static final char SEPARATOR = '/';

  /** The cells of every level of the region path, from the top down to this one. */
  public List<Cell> levels() {
    List<Cell> levels = new ArrayList<>();
    for (int end = region.indexOf(SEPARATOR); end >= 0; end = region.indexOf(SEPARATOR, end + 1)) {
      levels.add(new Cell(region.substring(0, end), sku, cycle));
    }
    levels.add(this);
    return levels;
  }

  /** Place of the region in the hierarchy; the top level is 1. */
  public int level() {
    return 1 + (int) region.chars().filter(character -> character == SEPARATOR).count();
  }
}
