/** Signing in at an OpenID provider. */
@NullMarked
package dev.vedette.console.oidc;

import org.jspecify.annotations.NullMarked;
