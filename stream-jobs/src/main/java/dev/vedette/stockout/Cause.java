package dev.vedette.stockout;

import java.util.Locale;

/** Why an outlet runs short, and so who can do something about it. */
public enum Cause {
  /** Demand was recorded and nothing supplied 公司断货: the company. */
  COMPANY_SHORT,
  /** The outlet would have taken more than its quota: whoever sets quotas. */
  QUOTA_BOUND,
  /** The planned delivery did not come: logistics. */
  LATE_DELIVERY;

  /** As written in tables and files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
