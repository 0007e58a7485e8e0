/**
 * The HTTP gateway: events as JSON, one or many at a time, each answered for itself, and answered
 * only once the broker has them.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.ingestion.http;
