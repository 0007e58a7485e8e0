package dev.vedette.cli;

import dev.vedette.security.SealKey;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.StateFolder;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.seal.SealException;
import dev.vedette.warehouse.seal.SealedTable;
import dev.vedette.warehouse.seal.Sealing;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.KeyPair;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.rest.RESTCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "seal",
    description = {
      "Seal a month: tag the tables' snapshots, and sign what is in them.",
      "Any later change to a sealed row is found by `vedette verify-seal`."
    })
final class SealCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(paramLabel = "MONTH", description = "A month that is over (in UTC), such as 2026-10.")
  @SuppressWarnings("NullAway.Init") // picocli
  private YearMonth month;

  @Option(
      names = "--tables",
      paramLabel = "TABLE",
      split = ",",
      description = "Only these, such as raw.price_observations (default: all that are sealed).")
  private List<String> tables = List.of();

  SealCommand() {}

  @Override
  public void run() {
    StateFolder state = invocation.state();
    PrintWriter out = invocation.out();
    List<SealedTable> wanted = wanted();
    try (RESTCatalog catalog = connect(StackSettings.read(state))) {
      KeyPair key = SealKey.open(state.security(), state.seals());
      List<Sealing.Sealed> sealed =
          new Sealing(
                  catalog,
                  state.seals(),
                  key,
                  new Vedette.Version().getVersion()[0],
                  Clock.systemUTC(),
                  new PrintedRows(out))
              .seal(month, wanted);
      sealed.forEach(table -> out.printf("%-26s %,12d rows%n", table.table(), table.rows()));
      out.printf("Sealed %s: %s%n", month, state.seals().resolve(month + ".json"));
      out.printf(
          "Keep a copy of it, of its .sig and of %s where nobody who works on this machine can"
              + " change it.%n",
          SealKey.publicFile(state.seals()));
      out.flush();
    } catch (SealException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StackException("Cannot seal %s: %s".formatted(month, e.getMessage()), e);
    }
  }

  /**
   * @throws StackException if the catalog does not answer
   */
  static RESTCatalog connect(StackSettings settings) {
    try {
      return CatalogClient.connect(settings.address(Port.CATALOG));
    } catch (RESTException e) {
      throw new StackException(
          "Cannot reach the Iceberg catalog on port %d. Run `vedette up`."
              .formatted(settings.port(Port.CATALOG)),
          e);
    }
  }

  private List<SealedTable> wanted() {
    if (tables.isEmpty()) {
      return SealedTable.all();
    }
    for (String name : tables) {
      if (SealedTable.all().stream().noneMatch(table -> name(table).equals(name))) {
        throw new StackException(
            "Cannot seal %s: the tables that are sealed are %s."
                .formatted(
                    name,
                    SealedTable.all().stream()
                        .map(SealCommand::name)
                        .collect(Collectors.joining(", "))));
      }
    }
    return SealedTable.all().stream().filter(table -> tables.contains(name(table))).toList();
  }

  private static String name(SealedTable table) {
    return table.identifier().toString();
  }
}
