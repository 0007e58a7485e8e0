/**
 * Whether a brand's volume really falls or grows, by how much and since when, and whether it fell
 * because it was not supplied. Plain Java over weekly figures; nothing here knows where they come
 * from.
 */
@NullMarked
package dev.vedette.trend;

import org.jspecify.annotations.NullMarked;
