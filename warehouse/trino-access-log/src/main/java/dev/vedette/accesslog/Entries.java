package dev.vedette.accesslog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.event.AccessLogEntry;
import io.trino.spi.eventlistener.ColumnInfo;
import io.trino.spi.eventlistener.QueryCompletedEvent;
import io.trino.spi.eventlistener.QueryContext;
import io.trino.spi.eventlistener.QueryCreatedEvent;
import io.trino.spi.eventlistener.QueryFailureInfo;
import io.trino.spi.eventlistener.QueryMetadata;
import io.trino.spi.eventlistener.TableInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is noted of a query. */
final class Entries {
  private static final int LONGEST_STATEMENT = 16_384;
  private static final int LONGEST_MESSAGE = 1_024;

  private Entries() {}

  static AccessLogEntry began(QueryCreatedEvent event) {
    return entry(event.getMetadata(), event.getContext(), event.getCreateTime())
        .setEventId(event.getMetadata().getQueryId() + "/began")
        .setState("started")
        .build();
  }

  static AccessLogEntry ended(QueryCompletedEvent event) {
    QueryMetadata query = event.getMetadata();
    AccessLogEntry.Builder entry =
        entry(query, event.getContext(), event.getEndTime())
            .setEventId(query.getQueryId() + "/ended")
            .setState(event.getFailureInfo().isPresent() ? "failed" : "finished")
            .setOutputRows(event.getStatistics().getOutputRows())
            .setElapsedMillis(
                Duration.between(event.getCreateTime(), event.getEndTime()).toMillis());
    if (!query.getTables().isEmpty()) {
      entry.setRelations(relations(query.getTables()));
    }
    event
        .getIoMetadata()
        .getOutput()
        .ifPresent(
            output ->
                entry.setWrittenTable(
                    name(output.getCatalogName(), output.getSchema(), output.getTable())));
    if (event.getFailureInfo().isPresent()) {
      QueryFailureInfo failure = event.getFailureInfo().get();
      entry
          .setErrorCode(failure.getErrorCode().getName())
          .setErrorMessage(cut(failure.getFailureMessage().orElse(""), LONGEST_MESSAGE));
    }
    return entry.build();
  }

  private static AccessLogEntry.Builder entry(
      QueryMetadata query, QueryContext context, Instant at) {
    String statement = query.getPreparedQuery().orElse(query.getQuery());
    return AccessLogEntry.newBuilder()
        .setRecordedAt(at)
        .setQueryId(query.getQueryId())
        .setUserName(context.getUser())
        .setAuthenticated(context.getPrincipal().isPresent())
        .setSource(context.getSource().orElse(null))
        .setClientAddress(context.getRemoteClientAddress().orElse(null))
        .setStatement(cut(statement, LONGEST_STATEMENT))
        .setStatementLength(statement.length());
  }

  private static String relations(List<TableInfo> tables) {
    ArrayNode relations = JsonNodeFactory.instance.arrayNode();
    for (TableInfo table : tables) {
      ObjectNode relation =
          relations
              .addObject()
              .put("name", name(table.getCatalog(), table.getSchema(), table.getTable()));
      ArrayNode columns = relation.putArray("columns");
      ArrayNode masks = JsonNodeFactory.instance.arrayNode();
      for (ColumnInfo column : table.getColumns()) {
        columns.add(column.getColumn());
        if (column.getMask().isPresent()) {
          masks.add(column.getColumn());
        }
      }
      if (!masks.isEmpty()) {
        relation.set("masked", masks);
      }
      if (!table.getFilters().isEmpty()) {
        ArrayNode filters = relation.putArray("filters");
        table.getFilters().forEach(filters::add);
      }
    }
    return relations.toString();
  }

  private static String name(String catalog, String schema, String table) {
    return catalog + "." + schema + "." + table;
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
