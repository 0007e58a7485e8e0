package dev.vedette.market;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * The counts and amounts of a pane, or by how much they change. They add up; as a difference, each
 * may be negative.
 */
public final class Tally {
  public static final Tally ZERO = new Builder().build();

  /** Those that are not zero: most counts of most panes are. */
  private final Map<Count, Long> counts;

  private final Map<Amount, BigDecimal> amounts;

  private Tally(Map<Count, Long> counts, Map<Amount, BigDecimal> amounts) {
    this.counts = counts;
    this.amounts = amounts;
  }

  /** A tally in the making. */
  public static final class Builder {
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final Map<Amount, BigDecimal> amounts = new EnumMap<>(Amount.class);

    public Builder add(Count count, long more) {
      if (more != 0) {
        counts.merge(count, more, Builder::sum);
      }
      return this;
    }

    /**
     * @param more with at most the amount's decimal places
     */
    public Builder add(Amount amount, BigDecimal more) {
      if (more.signum() != 0) {
        amounts.merge(amount, more.setScale(amount.scale()), Builder::sum);
      }
      return this;
    }

    private Builder add(Tally tally) {
      tally.counts.forEach(this::add);
      tally.amounts.forEach(this::add);
      return this;
    }

    // A mapping to null is removed.
    @SuppressWarnings("NullAway")
    private static Long sum(Long one, Long other) {
      long sum = one + other;
      return sum == 0 ? null : sum;
    }

    @SuppressWarnings("NullAway")
    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
      BigDecimal sum = one.add(other);
      return sum.signum() == 0 ? null : sum;
    }

    public Tally build() {
      return new Tally(new EnumMap<>(counts), new EnumMap<>(amounts));
    }
  }

  public long count(Count count) {
    return counts.getOrDefault(count, 0L);
  }

  /** With the amount's decimal places. */
  public BigDecimal amount(Amount amount) {
    return amounts.getOrDefault(amount, amount.zero());
  }

  public Tally plus(Tally other) {
    return new Builder().add(this).add(other).build();
  }

  public Tally negated() {
    Builder negated = new Builder();
    counts.forEach((count, value) -> negated.add(count, -value));
    amounts.forEach((amount, value) -> negated.add(amount, value.negate()));
    return negated.build();
  }

  /** Whether nothing at all was reported. */
  public boolean isZero() {
    return counts.isEmpty() && amounts.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tally that
        && counts.equals(that.counts)
        && amounts.equals(that.amounts);
  }

  @Override
  public int hashCode() {
    return 31 * counts.hashCode() + amounts.hashCode();
  }

  @Override
  public String toString() {
    return counts + " " + amounts;
  }
}
