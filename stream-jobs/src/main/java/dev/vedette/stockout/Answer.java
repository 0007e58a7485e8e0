package dev.vedette.stockout;

import dev.vedette.demand.Surge;
import org.jspecify.annotations.Nullable;

/**
 * What an outlet was told of the world around it when a course was followed, and what before that.
 * Where all of it would be told again, the course would be the same.
 *
 * @param before what it was told before, if anything
 * @param region of which it asked; empty where it asked for the product
 * @param day of which it asked for surges, since 1970-01-01; otherwise 0
 * @param told a {@link Surge}, {@link ProductTimeline} or {@link HoldTimeline}
 */
record Answer(@Nullable Answer before, String region, long day, Object told) {
  /** Whether the question was answered before. */
  static boolean isAmong(@Nullable Answer last, String region, long day, Class<?> kind) {
    Answer each = last;
    while (each != null
        && !(each.day == day && kind.isInstance(each.told) && each.region.equals(region))) {
      each = each.before;
    }
    return each != null;
  }

  /**
   * Whether an outlet is told the very same now. What is equal and not the same counts as news,
   * since to compare costs more than to judge again.
   */
  @SuppressWarnings("ReferenceEquality")
  static boolean stillHold(@Nullable Answer last, String sku, Surroundings surroundings) {
    for (Answer each = last; each != null; each = each.before) {
      Object now =
          switch (each.told) {
            case Surge surge -> surroundings.surges().surge(each.region, sku, each.day);
            case ProductTimeline product -> surroundings.products().of(sku);
            case HoldTimeline hold -> surroundings.holds().of(each.region, sku);
            default -> throw new IllegalStateException("Nobody asked for " + each.told);
          };
      if (now != each.told) {
        return false;
      }
    }
    return true;
  }
}
