@NullMarked
package dev.vedette.notebook;

import org.jspecify.annotations.NullMarked;
