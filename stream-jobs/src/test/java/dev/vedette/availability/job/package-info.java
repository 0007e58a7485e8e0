@org.jspecify.annotations.NullMarked
package dev.vedette.availability.job;
