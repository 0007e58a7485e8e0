/** Single steps of the stockout domain, timed by JMH. */
@org.jspecify.annotations.NullMarked
package dev.vedette.benchmark.micro;
