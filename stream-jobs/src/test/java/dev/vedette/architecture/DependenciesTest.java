package dev.vedette.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know of what, as far as this module sees. */
@AnalyzeClasses(packages = "dev.vedette", importOptions = DoNotIncludeTests.class)
class DependenciesTest {
  private static final String[] PLATFORM = {
    "org.apache.flink..", "org.apache.kafka..", "org.apache.iceberg..", "org.apache.hadoop.."
  };

  /** The domain is read, and tested, by people who know the trade and not Flink. */
  @ArchTest
  static final ArchRule THE_DOMAIN_KNOWS_NO_PLATFORM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.vedette.stockout",
              "dev.vedette.demand",
              "dev.vedette.backtest",
              "dev.vedette.availability",
              "dev.vedette.market",
              "dev.vedette.price",
              "dev.vedette.provenance",
              "dev.vedette.trend..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PLATFORM);

  @ArchTest
  static final ArchRule SCHEMAS_KNOW_NO_PLATFORM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.vedette.event",
              "dev.vedette.topic",
              "dev.vedette.measure",
              "dev.vedette.metric",
              "dev.vedette.wire")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PLATFORM);

  /** Tables are read and written by others than Flink, too. */
  @ArchTest
  static final ArchRule THE_WAREHOUSE_KNOWS_NEITHER_FLINK_NOR_KAFKA =
      noClasses()
          .that()
          .resideInAPackage("dev.vedette.warehouse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..");

  @ArchTest
  static final ArchRule MODULES_DEPEND_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.vedette..")
          .layer("schemas")
          .definedBy(
              "dev.vedette.event", "dev.vedette.topic", "dev.vedette.measure", "dev.vedette.wire")
          .layer("metric catalogue")
          .definedBy("dev.vedette.metric")
          .layer("warehouse")
          .definedBy("dev.vedette.warehouse..")
          .layer("events on Flink")
          .definedBy("dev.vedette.table..", "dev.vedette.kafka..", "dev.vedette.flink..")
          .layer("provenance")
          .definedBy("dev.vedette.provenance")
          .layer("demand")
          .definedBy("dev.vedette.demand")
          .layer("stockout domain")
          .definedBy("dev.vedette.stockout")
          .layer("stockout job")
          .definedBy("dev.vedette.stockout.job..")
          .layer("backtest")
          .definedBy("dev.vedette.backtest..")
          .layer("availability domain")
          .definedBy("dev.vedette.availability")
          .layer("availability job")
          .definedBy("dev.vedette.availability.job..")
          .layer("market domain")
          .definedBy("dev.vedette.market")
          .layer("market job")
          .definedBy("dev.vedette.market.job..")
          .layer("price domain")
          .definedBy("dev.vedette.price")
          .layer("price job")
          .definedBy("dev.vedette.price.job..")
          .layer("trend domain")
          .definedBy("dev.vedette.trend")
          .layer("trend study")
          .definedBy("dev.vedette.trend.study")
          .layer("archive")
          .definedBy("dev.vedette.archive..")
          .layer("replay")
          .definedBy("dev.vedette.replay..")
          .whereLayer("schemas")
          .mayNotAccessAnyLayer()
          .whereLayer("metric catalogue")
          .mayNotAccessAnyLayer()
          .whereLayer("warehouse")
          .mayOnlyAccessLayers("schemas", "metric catalogue")
          .whereLayer("events on Flink")
          .mayOnlyAccessLayers("schemas", "warehouse", "provenance")
          .whereLayer("provenance")
          .mayNotAccessAnyLayer()
          .whereLayer("demand")
          .mayNotAccessAnyLayer()
          .whereLayer("stockout domain")
          .mayOnlyAccessLayers("schemas", "provenance", "demand")
          .whereLayer("stockout job")
          .mayOnlyAccessLayers(
              "schemas", "warehouse", "events on Flink", "provenance", "stockout domain", "demand")
          .whereLayer("backtest")
          .mayOnlyAccessLayers("schemas", "provenance", "stockout domain")
          .whereLayer("availability domain")
          .mayOnlyAccessLayers("metric catalogue", "provenance")
          .whereLayer("availability job")
          .mayOnlyAccessLayers(
              "schemas", "warehouse", "events on Flink", "provenance", "availability domain")
          .whereLayer("market domain")
          .mayOnlyAccessLayers("provenance", "availability domain", "trend domain")
          .whereLayer("market job")
          .mayOnlyAccessLayers(
              "schemas",
              "warehouse",
              "events on Flink",
              "provenance",
              "metric catalogue",
              "market domain",
              "trend domain",
              // Order cycles.
              "availability domain")
          .whereLayer("price domain")
          .mayOnlyAccessLayers("schemas", "provenance")
          .whereLayer("price job")
          .mayOnlyAccessLayers(
              "schemas", "warehouse", "events on Flink", "provenance", "price domain")
          .whereLayer("trend domain")
          .mayNotAccessAnyLayer()
          .whereLayer("trend study")
          .mayOnlyAccessLayers("trend domain")
          .whereLayer("archive")
          .mayOnlyAccessLayers("schemas", "warehouse", "events on Flink")
          .whereLayer("replay")
          .mayOnlyAccessLayers(
              "schemas",
              "provenance",
              "stockout domain",
              "stockout job",
              "price domain",
              "price job",
              "market domain",
              "market job")
          .ensureAllClassesAreContainedInArchitectureIgnoring("dev.vedette.architecture..");
}
