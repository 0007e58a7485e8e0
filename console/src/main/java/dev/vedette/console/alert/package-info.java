/** What stands of alerts, and of what people do about them. Plain Java, no clock. */
@NullMarked
package dev.vedette.console.alert;

import org.jspecify.annotations.NullMarked;
