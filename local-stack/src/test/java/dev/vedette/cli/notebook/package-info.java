@NullMarked
package dev.vedette.cli.notebook;

import org.jspecify.annotations.NullMarked;
