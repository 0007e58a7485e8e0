package dev.vedette.flink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Orders in which facts may arrive. */
public final class Arrivals {
  private Arrivals() {}

  /**
   * Any order in which no fact is later than allowed; some facts come twice.
   *
   * @param at when a fact happened
   * @param lateness how much later than it happened each arrives at most
   */
  public static <F> List<F> shuffled(
      List<F> facts, Function<F, Instant> at, Duration lateness, Random random) {
    Map<F, Instant> arrival = new HashMap<>();
    long longest = lateness.toMillis();
    facts.forEach(fact -> arrival.put(fact, at.apply(fact).plusMillis(random.nextLong(longest))));
    List<F> arrivals = new ArrayList<>(facts);
    arrivals.sort(Comparator.comparing(fact -> arrival.getOrDefault(fact, at.apply(fact))));
    for (int i = 0; i < facts.size() / 20; i++) {
      int from = random.nextInt(arrivals.size());
      arrivals.add(Math.min(arrivals.size(), from + random.nextInt(3)), arrivals.get(from));
    }
    return arrivals;
  }
}
