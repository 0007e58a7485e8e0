/** What the product measures: every metric once, with its formula, source and limits. */
@org.jspecify.annotations.NullMarked
package dev.vedette.metric;
