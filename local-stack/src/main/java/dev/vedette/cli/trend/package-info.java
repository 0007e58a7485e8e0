/** Reads what a study of trends needs, and shows what came of it. */
@NullMarked
package dev.vedette.cli.trend;

import org.jspecify.annotations.NullMarked;
