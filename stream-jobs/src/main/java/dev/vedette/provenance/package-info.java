/** Where facts come from, so that every result can name its evidence. */
@org.jspecify.annotations.NullMarked
package dev.vedette.provenance;
