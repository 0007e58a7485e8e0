package dev.vedette.simulator;

import java.time.LocalDate;

/**
 * What truly happened on one day with one SKU at one outlet, in base units.
 *
 * @param outletId the outlet
 * @param sku the SKU
 * @param day the day, UTC
 * @param demand what customers wanted
 * @param sold what they got, at most {@code demand}
 * @param closingStock what was on the shelf in the evening
 * @param arrived what was delivered in the morning
 */
public record KeyDay(
    String outletId,
    String sku,
    LocalDate day,
    long demand,
    long sold,
    long closingStock,
    long arrived) {}
