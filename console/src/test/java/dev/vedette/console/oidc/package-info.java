@NullMarked
package dev.vedette.console.oidc;

import org.jspecify.annotations.NullMarked;
