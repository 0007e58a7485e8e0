package dev.vedette.market;

/**
 * A day or an order cycle.
 *
 * @param firstDay as a number of days since 1 January 1970
 * @param days 1, or the length of an order cycle
 */
public record Period(long firstDay, int days) implements Comparable<Period> {
  @Override
  public int compareTo(Period other) {
    int order = Long.compare(firstDay + days, other.firstDay + other.days);
    return order != 0 ? order : Integer.compare(days, other.days);
  }
}
