/** The broker as ingestion needs it: events on their topics, acknowledged; and what is there. */
@org.jspecify.annotations.NullMarked
package dev.vedette.ingestion.kafka;
