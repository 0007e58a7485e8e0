/** What the console shows besides alerts: read from the tables, and asked of the stack. */
@NullMarked
package dev.vedette.console.view;

import org.jspecify.annotations.NullMarked;
