/** Jupyter beside a running stack. */
@NullMarked
package dev.vedette.cli.notebook;

import org.jspecify.annotations.NullMarked;
