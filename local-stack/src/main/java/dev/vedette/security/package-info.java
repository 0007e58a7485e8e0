/** Keys, certificate, accounts and tokens of a secured stack; all in its state folder. */
@org.jspecify.annotations.NullMarked
package dev.vedette.security;
