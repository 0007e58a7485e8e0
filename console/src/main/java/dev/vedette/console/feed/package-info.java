/** Reads the topics of alerts and actions, and writes actions. */
@NullMarked
package dev.vedette.console.feed;

import org.jspecify.annotations.NullMarked;
