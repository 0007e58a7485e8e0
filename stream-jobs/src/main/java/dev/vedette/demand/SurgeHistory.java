package dev.vedette.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an outlet was told of one product in its region.
 *
 * @param settled for the last days that are over, oldest first
 * @param provisional for days that are not, the latest word
 */
public record SurgeHistory(List<Surge> settled, Optional<Surge> provisional) {
  public static final SurgeHistory NONE = new SurgeHistory(List.of(), Optional.empty());

  /** With one more day, and without those that nobody will ask for after {@code oldest}. */
  public SurgeHistory with(Surge surge, long oldest) {
    List<Surge> kept = new ArrayList<>(settled.size() + 1);
    for (int i = 0; i < settled.size(); i++) {
      boolean stillAsked =
          i + 1 == settled.size() ? surge.day() > oldest : settled.get(i + 1).day() > oldest;
      if (stillAsked) {
        kept.add(settled.get(i));
      }
    }
    kept.add(surge);
    return new SurgeHistory(
        List.copyOf(kept), provisional.filter(word -> word.day() > surge.day()));
  }

  /** With a new provisional word. */
  public SurgeHistory withProvisional(Surge surge) {
    return new SurgeHistory(settled, Optional.of(surge));
  }

  /** As known for certain when {@code day} had ended. */
  public Surge at(long day) {
    for (int i = settled.size() - 1; i >= 0; i--) {
      if (settled.get(i).day() <= day) {
        return settled.get(i);
      }
    }
    return Surge.NONE;
  }

  /** As known so far of {@code day}. */
  public Surge soFar(long day) {
    Surge certain = at(day);
    return provisional
        .filter(word -> word.day() <= day && word.day() > certain.day())
        .orElse(certain);
  }
}
