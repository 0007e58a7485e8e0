package dev.vedette.simulator;

import java.time.LocalDate;

/**
 * A promotion of one SKU in one city.
 *
 * @param region path of the city
 * @param sku the promoted SKU
 * @param from its first day
 * @param to its last day
 * @param lift factor on demand
 */
public record Promotion(String region, String sku, LocalDate from, LocalDate to, double lift) {}
