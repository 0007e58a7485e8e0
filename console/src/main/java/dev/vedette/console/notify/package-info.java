/**
 * Tells people of alerts who are not at the console. What is told to whom is plain Java, without
 * clock or network; senders bring it to receivers.
 */
@NullMarked
package dev.vedette.console.notify;

import org.jspecify.annotations.NullMarked;
