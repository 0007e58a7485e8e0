/** Trino's plugin that notes who asked what. */
@org.jspecify.annotations.NullMarked
package dev.vedette.accesslog;
