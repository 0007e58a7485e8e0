/** The process that runs the cells of a notebook. */
@NullMarked
package dev.vedette.notebook.kernel;

import org.jspecify.annotations.NullMarked;
