@org.jspecify.annotations.NullMarked
package dev.vedette.ingestion.deadletter;
