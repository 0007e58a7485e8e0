@org.jspecify.annotations.NullMarked
package dev.vedette.metric;
