package dev.vedette.simulator;

import dev.vedette.event.Setting;

/**
 * An outlet: what does not change while the market runs.
 *
 * @param number from 0
 * @param id its id in every event
 * @param city number of its city, which has one depot
 * @param tier 1, smallest, to 5
 * @param size what it sells, over what an outlet of mean size does
 * @param rep number of its rep
 * @param cycleDays days from one planned delivery to the next
 * @param anchorDay the first day with a planned delivery, 0 to {@code cycleDays} - 1
 * @param feed how its stock is read
 * @param visitWeekday day of the weekly visit, 0 Monday to 4 Friday
 * @param visitMinute minute of that day at which the rep comes
 */
record OutletSite(
    int number,
    String id,
    int city,
    String region,
    Setting setting,
    Channel channel,
    int tier,
    double size,
    int rep,
    String repId,
    double latitude,
    double longitude,
    int cycleDays,
    int anchorDay,
    Feed feed,
    int visitWeekday,
    int visitMinute) {
  /** Kind of shop, by the weekday pattern of what it sells. */
  // The array is private, and nobody changes it.
  @SuppressWarnings("ImmutableEnumChecker")
  enum Channel {
    CONVENIENCE("convenience", 0.97, 0.96, 0.97, 1.0, 1.08, 1.05, 0.97),
    SUPERMARKET("supermarket", 0.8, 0.8, 0.85, 0.95, 1.2, 1.4, 1.0),
    KIOSK("kiosk", 1.12, 1.12, 1.12, 1.1, 1.15, 0.8, 0.59),
    RESTAURANT("restaurant", 0.7, 0.75, 0.85, 0.95, 1.35, 1.45, 0.95);

    private final String label;
    private final double[] byWeekday;

    Channel(String label, double... byWeekday) {
      this.label = label;
      this.byWeekday = byWeekday;
    }

    String label() {
      return label;
    }

    /** Factor on demand; the seven of a week have mean 1. */
    double onWeekday(int weekday) {
      return byWeekday[weekday];
    }
  }

  /** How the stock of an outlet comes to be known. */
  enum Feed {
    /** Only visits and the outlet's own reports. */
    NONE,
    /** A till that reports daily. */
    TILL,
    /** A sample shop without a till, whose keeper counts daily. */
    SAMPLE_SITE
  }

  boolean isSample() {
    return feed != Feed.NONE;
  }
}
