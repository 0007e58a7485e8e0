@org.jspecify.annotations.NullMarked
package dev.vedette.console.view;
