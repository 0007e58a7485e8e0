@org.jspecify.annotations.NullMarked
package dev.vedette.price.job;
