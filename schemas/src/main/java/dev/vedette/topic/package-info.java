/**
 * The catalogue of topics: what each carries, how it is keyed and timed, and how its events are
 * identified.
 */
@org.jspecify.annotations.NullMarked
package dev.vedette.topic;
