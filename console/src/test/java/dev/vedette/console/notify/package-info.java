@NullMarked
package dev.vedette.console.notify;

import org.jspecify.annotations.NullMarked;
