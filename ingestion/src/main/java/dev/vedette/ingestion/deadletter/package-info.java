/** What could not be accepted: looking at it, and trying it again after a fix. */
@org.jspecify.annotations.NullMarked
package dev.vedette.ingestion.deadletter;
