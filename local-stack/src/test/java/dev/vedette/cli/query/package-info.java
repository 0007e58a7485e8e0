@NullMarked
package dev.vedette.cli.query;

import org.jspecify.annotations.NullMarked;
