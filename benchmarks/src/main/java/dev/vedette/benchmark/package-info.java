/** Measures the product: throughput, latency, state, and the cost of single steps. */
@org.jspecify.annotations.NullMarked
package dev.vedette.benchmark;
