package dev.vedette.backtest;

/**
 * One SKU at one outlet, day by day: what happened, and what was known of it when the day was
 * scored. Quantities are base units.
 */
public final class KeyHistory {
  /** Stands for a quantity or a number of days that is not known. */
  public static final int UNKNOWN = -1;

  private final String outletId;
  private final String sku;
  private final long[] closingStock;
  private final long[] delivered;
  private final Knowledge knowledge;

  /**
   * @param closingStock by day; {@link #UNKNOWN} where the truth does not say
   * @param delivered by day; {@link #UNKNOWN} where no delivery came
   */
  KeyHistory(
      String outletId, String sku, long[] closingStock, long[] delivered, Knowledge knowledge) {
    this.outletId = outletId;
    this.sku = sku;
    this.closingStock = closingStock;
    this.delivered = delivered;
    this.knowledge = knowledge;
  }

  public String outletId() {
    return outletId;
  }

  public String sku() {
    return sku;
  }

  int days() {
    return closingStock.length;
  }

  /** What was truly left at the end of the day. */
  long closingStock(int day) {
    return closingStock[day];
  }

  /** Whether a delivery came, be it one of zero. */
  boolean isDeliveryDay(int day) {
    return delivered[day] != UNKNOWN;
  }

  /** What came on the day, in all; {@link #UNKNOWN} where no delivery came. */
  long delivered(int day) {
    return delivered[day];
  }

  /** Last reading and what arrived since; {@link #UNKNOWN} before the first reading. */
  long knownStock(int day) {
    return knowledge.stock[day];
  }

  /** Days since the last reading; {@link #UNKNOWN} before the first. */
  int readingAge(int day) {
    return knowledge.age[day];
  }

  /**
   * Units that went since the reading before, where a reading became known on the day; {@link
   * #UNKNOWN} where none did, or where the shelf was empty all the while and so says nothing of
   * demand.
   */
  long consumed(int day) {
    return knowledge.consumed[day];
  }

  /** Days in which {@link #consumed} went. */
  double consumedOver(int day) {
    return knowledge.consumedOver[day];
  }

  /**
   * Whole days of sale between the day and the next delivery as planned. A delivery that is overdue
   * leaves one. {@link #UNKNOWN} where none is planned.
   */
  int daysToDelivery(int day) {
    return knowledge.daysToDelivery[day];
  }

  /** What was known when each day was scored; filled by {@link KnowledgeReader}. */
  static final class Knowledge {
    final long[] stock;
    final int[] age;
    final long[] consumed;
    final double[] consumedOver;
    final int[] daysToDelivery;

    Knowledge(int days) {
      stock = new long[days];
      age = new int[days];
      consumed = new long[days];
      consumedOver = new double[days];
      daysToDelivery = new int[days];
    }
  }
}
