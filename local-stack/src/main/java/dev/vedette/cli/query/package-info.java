/** Puts SQL to Trino and writes the answers for people and for programs. */
@NullMarked
package dev.vedette.cli.query;

import org.jspecify.annotations.NullMarked;
