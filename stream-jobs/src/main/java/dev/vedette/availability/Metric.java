package dev.vedette.availability;

/** The measures of availability, after YC/T 455.3. Each is a share, from 0 to 1. */
public enum Metric {
  /**
   * Company stockouts 公司断货, equation 14: demand records with supplied quantity 0 ÷ demand records.
   * Records whose supply is not decided yet are left out, and told apart.
   */
  COMPANY_STOCKOUT_RATE("company_stockout_rate", 1, "Company stockout rate", "公司断货率") {
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
  CUSTOMER_STOCKOUT_RATE("customer_stockout_rate", 1, "Customer stockout rate", "客户断货率") {
    @Override
    public Share share(Tally tally) {
      return new Share(tally.emptyOrdering(), tally.ordering(), tally.emptyOther());
    }
  };

  private final String id;
  private final int version;
  private final String englishName;
  private final String chineseName;

  Metric(String id, int version, String englishName, String chineseName) {
    this.id = id;
    this.version = version;
    this.englishName = englishName;
    this.chineseName = chineseName;
  }

  /** The measure over some counts. */
  public abstract Share share(Tally tally);

  public String id() {
    return id;
  }

  /** Version of the formula. */
  public int version() {
    return version;
  }

  public String englishName() {
    return englishName;
  }

  public String chineseName() {
    return chineseName;
  }
}
