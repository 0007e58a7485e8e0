/**
 * Availability: how often the company had nothing to supply 公司断货, and how often outlets ran out
 * 客户断货, by region, SKU and order cycle. Plain Java on immutable values; time is passed in.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.availability;
