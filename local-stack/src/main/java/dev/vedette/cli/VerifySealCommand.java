package dev.vedette.cli;

import dev.vedette.security.SealKey;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.StateFolder;
import dev.vedette.warehouse.seal.SealCheck;
import dev.vedette.warehouse.seal.SealException;
import dev.vedette.warehouse.seal.SealFinding;
import dev.vedette.warehouse.seal.SealReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.iceberg.rest.RESTCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "verify-seal",
    description = {
      "Compare the tables with what was sealed; name each row that was changed or removed.",
      "Rows that came since are late reports, and no fault. Exit code 1 where anything differs."
    })
final class VerifySealCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(
      arity = "0..1",
      paramLabel = "MONTH",
      description = "The seal to look at, such as 2026-10 (default: all).")
  private @Nullable YearMonth month;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description =
          "The signer's key in PEM, from a copy that you trust (default: the one beside the"
              + " seals).")
  private @Nullable Path publicKey;

  VerifySealCommand() {}

  @Override
  public Integer call() {
    StateFolder state = invocation.state();
    PrintWriter out = invocation.out();
    Path trusted = publicKey == null ? SealKey.publicFile(state.seals()) : publicKey;
    if (!Files.exists(trusted)) {
      throw new StackException(
          "Cannot verify the seals: there is no %s. `vedette seal MONTH` makes the first seal and the key."
              .formatted(trusted));
    }
    try (RESTCatalog catalog = SealCommand.connect(StackSettings.read(state))) {
      PublicKey key = SealKey.readPublic(trusted);
      SealReport report =
          SealCheck.of(
              catalog, state.seals(), key, Optional.ofNullable(month), new PrintedRows(out));
      print(report, out);
      return report.isIntact() ? 0 : 1;
    } catch (SealException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StackException("Cannot verify the seals: " + e.getMessage(), e);
    }
  }

  private static void print(SealReport report, PrintWriter out) {
    for (SealReport.Compared table : report.tables()) {
      out.printf(
          "%s  %-26s %,12d sealed  %,12d unchanged  %,d changed  %,d removed  %,d added since%n",
          table.month(),
          table.table(),
          table.sealed(),
          table.unchanged(),
          table.changed(),
          table.removed(),
          table.added());
    }
    for (SealFinding finding : report.findings()) {
      out.printf(
          "%s  %s  %s%n",
          finding.month(),
          finding.kind().name().replace('_', ' ').toLowerCase(Locale.ROOT),
          finding.detail());
    }
    out.println(report.isIntact() ? "As sealed." : "NOT as sealed.");
    out.flush();
  }
}
