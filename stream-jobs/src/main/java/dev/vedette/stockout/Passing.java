package dev.vedette.stockout;

/** Why nothing older will come. */
public enum Passing {
  /** Time has passed. */
  TIME,
  /** The feed ended, which does not mean that time went on. */
  END_OF_FEED
}
