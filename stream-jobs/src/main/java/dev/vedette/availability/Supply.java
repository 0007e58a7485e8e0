package dev.vedette.availability;

/** How the demand of one order line was met. */
public enum Supply {
  /** Nothing was demanded: the line is no demand record. */
  NOT_DEMANDED,
  /** It is not known yet what will be supplied. */
  UNDECIDED,
  /** The supplied quantity is 0: the company was out of stock 公司断货. */
  NONE,
  /** Something was supplied, less than demanded perhaps. */
  SOME
}
