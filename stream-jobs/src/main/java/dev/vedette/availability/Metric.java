package dev.vedette.availability;

import dev.vedette.metric.MetricCatalogue;
import dev.vedette.metric.MetricDefinition;

/** The measures of availability, after YC/T 455.3. Each is a share, from 0 to 1. */
public enum Metric {
  /**
   * Company stockouts 公司断货, equation 14: demand records with supplied quantity 0 ÷ demand records.
   * Records whose supply is not decided yet are left out, and told apart.
   */
  COMPANY_STOCKOUT_RATE("company_stockout_rate", 1) {
    @Override
    public Share share(Tally tally) {
      return new Share(
          tally.unsupplied(), tally.unsupplied() + tally.supplied(), tally.undecided());
    }
  },

  /**
   * Customer stockouts 客户断货, equation 15: sample outlets with a stockout day ÷ sample outlets with
   * an order in one of the three cycles before. Outlets that ran out without such an order are left
   * out, and told apart.
   */
  CUSTOMER_STOCKOUT_RATE("customer_stockout_rate", 1) {
    @Override
    public Share share(Tally tally) {
      return new Share(tally.emptyOrdering(), tally.ordering(), tally.emptyOther());
    }
  };

  // A record of values that do not change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final MetricDefinition definition;

  Metric(String id, int version) {
    this.definition = MetricCatalogue.metric(id, version);
  }

  /** The measure over some counts. */
  public abstract Share share(Tally tally);

  public String id() {
    return definition.id();
  }

  /** Version of the formula. */
  public int version() {
    return definition.version();
  }

  public String englishName() {
    return definition.englishName();
  }

  public String chineseName() {
    return definition.chineseName();
  }
}
