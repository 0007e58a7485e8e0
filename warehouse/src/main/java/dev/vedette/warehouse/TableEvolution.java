package dev.vedette.warehouse;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a catalog to what this release needs, and never further than what is already
 * in them allows.
 *
 * <p>A missing table is created. A missing column is added, optional, so that rows written before
 * read as null. A column's type may be widened, and it may become optional. A column that this
 * release does not know stays, and is optional from then on. Nothing is renamed, narrowed or
 * dropped.
 *
 * <p>Field ids are the table's own business: columns are matched by name.
 */
public final class TableEvolution {
  private static final Logger LOG = LoggerFactory.getLogger(TableEvolution.class);

  private final Catalog catalog;
  private final SupportsNamespaces namespaces;

  /**
   * @throws IllegalArgumentException if the catalog has no namespaces
   */
  public TableEvolution(Catalog catalog) {
    if (!(catalog instanceof SupportsNamespaces withNamespaces)) {
      throw new IllegalArgumentException("Cannot use a catalog without namespaces: " + catalog);
    }
    this.catalog = catalog;
    this.namespaces = withNamespaces;
  }

  /**
   * Creates or changes every table.
   *
   * @throws IncompatibleTableException if one cannot become what is defined; those before it are
   *     changed already
   */
  public void apply(Collection<TableDefinition> definitions) {
    definitions.forEach(this::apply);
  }

  /**
   * Creates or changes one table, and its namespace where that is missing.
   *
   * @return the table as it is then
   * @throws IncompatibleTableException if it cannot become what is defined; it is unchanged then
   */
  public Table apply(TableDefinition definition) {
    createNamespace(definition.identifier().namespace());
    if (!catalog.tableExists(definition.identifier())) {
      try {
        return create(definition);
      } catch (AlreadyExistsException e) {
        // Another process was faster; what it made is checked like any table that was there.
        LOG.info("Table {} was created by another process meanwhile", definition.identifier());
      }
    }
    Table table = catalog.loadTable(definition.identifier());
    checkPartitioning(table, definition);
    changeColumns(table, definition);
    changeProperties(table, definition);
    return table;
  }

  /** Creates a namespace where it is missing. */
  public void createNamespace(Namespace namespace) {
    if (!namespaces.namespaceExists(namespace)) {
      try {
        namespaces.createNamespace(namespace);
      } catch (AlreadyExistsException e) {
        LOG.info("Namespace {} was created by another process meanwhile", namespace);
      }
    }
  }

  private Table create(TableDefinition definition) {
    LOG.info("Creating table {}", definition.identifier());
    return catalog
        .buildTable(definition.identifier(), definition.schema())
        .withPartitionSpec(definition.partitioning())
        .withSortOrder(definition.sortOrder())
        .withProperties(allProperties(definition))
        .create();
  }

  private static void checkPartitioning(Table table, TableDefinition definition) {
    String found = describe(table.spec());
    String wanted = describe(definition.partitioning());
    if (!found.equals(wanted)) {
      throw incompatible(
          definition, "it is partitioned by %s, and should be by %s".formatted(found, wanted));
    }
  }

  private static String describe(PartitionSpec spec) {
    StringBuilder text = new StringBuilder();
    spec.fields()
        .forEach(
            field ->
                text.append(text.isEmpty() ? "" : ", ")
                    .append(field.transform())
                    .append('(')
                    .append(spec.schema().findColumnName(field.sourceId()))
                    .append(')'));
    return text.isEmpty() ? "nothing" : text.toString();
  }

  private static void changeColumns(Table table, TableDefinition definition) {
    UpdateSchema update = table.updateSchema();
    boolean changed = false;
    for (NestedField wanted : definition.schema().columns()) {
      NestedField found = table.schema().findField(wanted.name());
      if (found == null) {
        LOG.info("Adding column {} to table {}", wanted.name(), definition.identifier());
        update.addColumn(wanted.name(), wanted.type(), wanted.doc());
        changed = true;
      } else {
        changed |= changeColumn(update, definition, found, wanted);
      }
    }
    for (NestedField found : table.schema().columns()) {
      if (found.isRequired() && definition.schema().findField(found.name()) == null) {
        LOG.info(
            "Column {} of table {} is unknown to this release: it becomes optional",
            found.name(),
            definition.identifier());
        update.makeColumnOptional(found.name());
        changed = true;
      }
    }
    if (changed) {
      update.commit();
    }
  }

  private static boolean changeColumn(
      UpdateSchema update, TableDefinition definition, NestedField found, NestedField wanted) {
    boolean changed = false;
    if (!found.type().equals(wanted.type())) {
      checkWider(definition, found, wanted.type());
      update.updateColumn(wanted.name(), wanted.type().asPrimitiveType());
      changed = true;
    }
    if (found.isRequired() && wanted.isOptional()) {
      update.makeColumnOptional(wanted.name());
      changed = true;
    }
    if (!Objects.equals(found.doc(), wanted.doc())) {
      update.updateColumnDoc(wanted.name(), wanted.doc());
      changed = true;
    }
    return changed;
  }

  private static void checkWider(TableDefinition definition, NestedField found, Type wanted) {
    if (!wanted.isPrimitiveType()
        || !TypeUtil.isPromotionAllowed(found.type(), wanted.asPrimitiveType())) {
      throw incompatible(
          definition,
          "its column %s is %s, and should be %s".formatted(found.name(), found.type(), wanted));
    }
  }

  private static void changeProperties(Table table, TableDefinition definition) {
    UpdateProperties update = table.updateProperties();
    boolean changed = false;
    for (Map.Entry<String, String> wanted : allProperties(definition).entrySet()) {
      // The format version is no property of a table that is there, and can only go up.
      if (!wanted.getKey().equals(TableProperties.FORMAT_VERSION)
          && !wanted.getValue().equals(table.properties().get(wanted.getKey()))) {
        update.set(wanted.getKey(), wanted.getValue());
        changed = true;
      }
    }
    if (changed) {
      update.commit();
    }
  }

  private static Map<String, String> allProperties(TableDefinition definition) {
    Map<String, String> properties = new HashMap<>(definition.properties());
    properties.put("comment", definition.comment());
    return properties;
  }

  private static IncompatibleTableException incompatible(
      TableDefinition definition, String problem) {
    return new IncompatibleTableException(
        "Cannot use table %s: %s. Run the release that wrote it, or move the table away."
            .formatted(definition.identifier(), problem));
  }
}
