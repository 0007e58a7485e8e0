/** The availability job on Flink: thin operators over {@link dev.vedette.availability}. */
@org.jspecify.annotations.NullMarked
package dev.vedette.availability.job;
