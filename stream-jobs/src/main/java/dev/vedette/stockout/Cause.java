package dev.vedette.stockout;

import java.util.Locale;

/** Why an outlet runs short, and so who can do something about it. */
public enum Cause {
  /** Demand was recorded and nothing supplied 公司断货, or the depot has nothing: the company. */
  COMPANY_SHORT,
  /** The outlet would have taken more than its quota: whoever sets quotas. */
  QUOTA_BOUND,
  /** The planned delivery did not come: logistics. */
  LATE_DELIVERY,
  /** Nothing was ordered for the next delivery: the customer manager. */
  NOT_ORDERED,
  /** More is asked for than usual: the customer manager. */
  DEMAND_SPIKE,
  /** The record says that there is stock, the sales say that there is none: whoever counts. */
  PHANTOM_STOCK,
  /** The product left the market 退市, and nothing more is supplied: whoever plans the assortment. */
  DELISTED;

  /** Who can do something about it. */
  public String owner() {
    return switch (this) {
      case COMPANY_SHORT -> "supply";
      case QUOTA_BOUND -> "quota planning";
      case LATE_DELIVERY -> "logistics";
      case NOT_ORDERED, DEMAND_SPIKE -> "customer manager";
      case PHANTOM_STOCK -> "outlet, by a count";
      case DELISTED -> "assortment planning";
    };
  }

  /** As written in tables and files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
