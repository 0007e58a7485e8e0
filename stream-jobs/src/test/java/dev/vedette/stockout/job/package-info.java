@org.jspecify.annotations.NullMarked
package dev.vedette.stockout.job;
