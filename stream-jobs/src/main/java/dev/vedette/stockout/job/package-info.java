/** The stockout job on Flink: thin operators over {@link dev.vedette.stockout}. */
@org.jspecify.annotations.NullMarked
package dev.vedette.stockout.job;
