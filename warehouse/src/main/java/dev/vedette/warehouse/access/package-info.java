/** Who may read what: declared once for every table and view, and written as Trino's rules. */
@org.jspecify.annotations.NullMarked
package dev.vedette.warehouse.access;
