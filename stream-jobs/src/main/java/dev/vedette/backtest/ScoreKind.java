package dev.vedette.backtest;

/** What the scores of a method mean. */
public enum ScoreKind {
  /** The higher, the nearer is the stockout; nothing more. */
  RANK,
  /** The probability of a stockout before the next delivery. */
  PROBABILITY
}
