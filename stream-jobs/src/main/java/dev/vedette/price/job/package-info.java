/** The price job on Flink: thin operators over {@link dev.vedette.price}. */
@org.jspecify.annotations.NullMarked
package dev.vedette.price.job;
