/** What an analyst has in a notebook: a connection to the tables, and how answers are shown. */
@NullMarked
package dev.vedette.notebook;

import org.jspecify.annotations.NullMarked;
