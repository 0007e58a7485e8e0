/** The whole product on one machine: its processes, where they keep their state, how they start. */
@NullMarked
package dev.vedette.stack;

import org.jspecify.annotations.NullMarked;
