/** The Iceberg tables of the product: their definitions, their catalog and the views over them. */
@org.jspecify.annotations.NullMarked
package dev.vedette.warehouse;
