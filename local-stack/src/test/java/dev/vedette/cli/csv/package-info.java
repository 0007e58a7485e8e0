@NullMarked
package dev.vedette.cli.csv;

import org.jspecify.annotations.NullMarked;
