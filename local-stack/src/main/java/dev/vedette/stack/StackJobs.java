package dev.vedette.stack;

import dev.vedette.archive.ArchiveJob;
import dev.vedette.archive.ArchiveSettings;
import dev.vedette.availability.OrderCycles;
import dev.vedette.availability.job.AvailabilityJob;
import dev.vedette.availability.job.AvailabilityRules;
import dev.vedette.market.job.MarketJob;
import dev.vedette.market.job.MarketRules;
import dev.vedette.price.job.PriceJob;
import dev.vedette.price.job.PriceJobRules;
import dev.vedette.price.job.PriceRejudgeJob;
import dev.vedette.stockout.job.StockoutJob;
import dev.vedette.stockout.job.StockoutJobRules;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.TableEvolution;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.wire.HttpSchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.kafka.clients.admin.Admin;

/** The jobs of the local stack, and the tables that they write. */
final class StackJobs {
  /** How soon a row can be queried; each checkpoint commits. */
  static final Duration CHECKPOINTS = Duration.ofSeconds(5);

  /** Two cores are the smallest machine that we run on. */
  static final int PARALLELISM = 2;

  private static final Duration BROKER_PATIENCE = Duration.ofMinutes(1);

  private final String brokers;
  private final URI registry;
  private final URI catalog;
  private final OrderCycles orderCycles;

  StackJobs(StackSettings settings) {
    this.brokers = "127.0.0.1:" + settings.port(Port.KAFKA);
    this.registry =
        URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(settings.port(Port.REGISTRY)));
    this.catalog = settings.address(Port.CATALOG);
    this.orderCycles = settings.orderCycles();
  }

  /** The schema registry's Confluent interface. */
  URI registry() {
    return registry;
  }

  /** Creates the tables that are not there, and adds the columns that they lack. */
  void prepareTables() {
    try (RESTCatalog client = CatalogClient.connect(catalog)) {
      new TableEvolution(client).apply(WarehouseTables.all());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<StackJob> all() {
    return List.of(
        new StackJob(
            ArchiveJob.NAME,
            StackJob.WithoutNewest.EMPTY_STATE,
            environment ->
                ArchiveJob.define(environment, ArchiveSettings.local(brokers, registry, catalog))),
        new StackJob(
            StockoutJob.NAME,
            StackJob.WithoutNewest.OLDER_CHECKPOINT,
            environment ->
                StockoutJob.define(
                    environment,
                    new StockoutJob.Settings(
                        brokers, registry, catalog, CHECKPOINTS, PARALLELISM, stockoutRules()))),
        new StackJob(
            AvailabilityJob.NAME,
            StackJob.WithoutNewest.OLDER_CHECKPOINT,
            environment ->
                AvailabilityJob.define(
                    environment,
                    new AvailabilityJob.Settings(
                        brokers,
                        registry,
                        catalog,
                        CHECKPOINTS,
                        PARALLELISM,
                        AvailabilityRules.live(orderCycles)))),
        new StackJob(
            MarketJob.NAME,
            StackJob.WithoutNewest.OLDER_CHECKPOINT,
            environment ->
                MarketJob.define(
                    environment,
                    new MarketJob.Settings(
                        brokers,
                        registry,
                        catalog,
                        CHECKPOINTS,
                        PARALLELISM,
                        MarketRules.live(orderCycles)))),
        new StackJob(
            PriceJob.NAME,
            StackJob.WithoutNewest.OLDER_CHECKPOINT,
            environment -> PriceJob.define(environment, priceSettings())));
  }

  StockoutJobRules stockoutRules() {
    return StockoutJobRules.live(orderCycles.zone());
  }

  /** Judges prices again that the price job no longer keeps, whenever it asks for it. */
  PriceRejudging startRejudging(FlinkCluster flink, Admin admin) {
    return PriceRejudging.start(
        new RejudgeRequests(brokers, new HttpSchemaRegistry(registry)),
        new CaughtUp(
            flink::checkpoint, new CaughtUp.OnBroker(new BrokerOffsets(admin, BROKER_PATIENCE))),
        (scope, positions) ->
            flink.run(
                PriceRejudgeJob.NAME,
                environment ->
                    PriceRejudgeJob.define(environment, scope, positions, priceSettings())),
        PriceRejudging.TRY_AGAIN);
  }

  private PriceJob.Settings priceSettings() {
    return new PriceJob.Settings(
        brokers, registry, catalog, CHECKPOINTS, PARALLELISM, PriceJobRules.live());
  }
}
