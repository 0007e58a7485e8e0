/** Runs the production pipelines over recorded events, bounded and without a broker. */
@org.jspecify.annotations.NullMarked
package dev.vedette.replay;
