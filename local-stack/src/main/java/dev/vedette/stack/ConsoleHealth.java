package dev.vedette.stack;

import dev.vedette.console.view.SystemHealth;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.WarehouseTables;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the parts of the stack are, at the console. */
final class ConsoleHealth implements SystemHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleHealth.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final StateFolder state;
  private final BrokerOffsets broker;

  ConsoleHealth(StateFolder state, Admin admin) {
    this.state = state;
    this.broker = new BrokerOffsets(admin, PATIENCE);
  }

  @Override
  public Report report() {
    StackSettings settings = StackSettings.read(state);
    try (Health health = new Health(state, settings)) {
      return new Report(
          Instant.now(),
          Arrays.stream(StackPart.values())
              .map(part -> new Part(part.label(), health.isUp(part)))
              .toList(),
          JobStatusReport.all(health).stream().map(ConsoleHealth::job).toList(),
          Backlog.READERS.stream().flatMap(job -> consumers(job.group()).stream()).toList(),
          tables(settings.address(Port.CATALOG)));
    }
  }

  private static Job job(JobStatusReport job) {
    return new Job(
        job.name(),
        job.state(),
        job.lastCheckpoint().map(JobStatusReport.Checkpoint::at).orElse(null),
        job.failedCheckpoints(),
        job.restarts(),
        job.failure().orElse(null));
  }

  private List<Consumer> consumers(String group) {
    try {
      Map<TopicPartition, Long> told = broker.told(group);
      Map<TopicPartition, Long> ends = broker.at(told.keySet(), OffsetSpec.latest());
      SortedMap<String, Long> lags = new TreeMap<>();
      told.forEach(
          (partition, next) ->
              lags.merge(
                  partition.topic(),
                  Math.max(0, ends.getOrDefault(partition, next) - next),
                  Long::sum));
      return lags.entrySet().stream()
          .map(lag -> new Consumer(group, lag.getKey(), lag.getValue()))
          .toList();
    } catch (StackException e) {
      LOG.warn("The broker does not say how far {} is: {}", group, String.valueOf(e.getCause()));
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<Table> tables(URI uri) {
    List<Table> tables = new ArrayList<>();
    try (RESTCatalog catalog = CatalogClient.connect(uri)) {
      for (TableDefinition table : WarehouseTables.all()) {
        Snapshot last = catalog.loadTable(table.identifier()).currentSnapshot();
        tables.add(
            new Table(
                table.identifier().toString(),
                last == null ? null : Instant.ofEpochMilli(last.timestampMillis())));
      }
    } catch (IOException | RESTException e) {
      LOG.warn("The catalog does not tell of its tables: {}", e.toString());
    }
    tables.sort(Comparator.comparing(Table::name));
    return tables;
  }
}
