@NullMarked
package dev.vedette.stack;

import org.jspecify.annotations.NullMarked;
