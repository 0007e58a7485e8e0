/** A small simulated market, so that there is something to see without data of one's own. */
@org.jspecify.annotations.NullMarked
package dev.vedette.cli.demo;
