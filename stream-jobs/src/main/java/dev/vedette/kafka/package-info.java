/** What the jobs share in reading and writing events as Kafka records. */
@org.jspecify.annotations.NullMarked
package dev.vedette.kafka;
