/**
 * A simulated market of price-regulated retail: what truly happens at each outlet, and what its
 * systems and reps report of it. Everything follows from a seed.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.simulator;
