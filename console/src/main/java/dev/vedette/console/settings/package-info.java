/** What every file of settings of the console has in common: YAML, and where secrets are. */
@NullMarked
package dev.vedette.console.settings;

import org.jspecify.annotations.NullMarked;
