/** The market job on Flink: thin operators over {@link dev.vedette.market}. */
@org.jspecify.annotations.NullMarked
package dev.vedette.market.job;
