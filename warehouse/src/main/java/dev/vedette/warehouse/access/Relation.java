package dev.vedette.warehouse.access;

import java.util.List;

/**
 * A table or view, and who reads what of it.
 *
 * @param schema its namespace
 * @param name its name there
 * @param rows which rows an account reads
 * @param masked columns of text that hold personal data, or may; read only by roles that may
 */
public record Relation(String schema, String name, Rows rows, List<String> masked) {
  static Relation of(String qualifiedName, Rows rows, String... masked) {
    String[] parts = qualifiedName.split("\\.", -1);
    return new Relation(parts[0], parts[1], rows, List.of(masked));
  }

  public String qualifiedName() {
    return schema + "." + name;
  }
}
