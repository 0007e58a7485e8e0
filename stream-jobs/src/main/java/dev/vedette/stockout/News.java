package dev.vedette.stockout;

/** What every instance that keeps books is told: there are few regions, products and depots. */
public sealed interface News permits RegionalSurge, Fact.ProductChanged, DepotNews {}
