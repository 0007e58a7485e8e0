package dev.vedette.warehouse.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the seals: {@code 2026-10.json}, its signature {@code 2026-10.sig}, and in {@code
 * 2026-10/} the list of digests of each table.
 */
final class SealFolder {
  private static final String JSON = ".json";

  private final Path root;

  SealFolder(Path root) {
    this.root = root;
  }

  Path manifest(YearMonth month) {
    return root.resolve(month + JSON);
  }

  Path signature(YearMonth month) {
    return root.resolve(month + ".sig");
  }

  Path digests(YearMonth month, String table) {
    return root.resolve(month.toString()).resolve(table + ".digests");
  }

  boolean has(YearMonth month) {
    return Files.exists(manifest(month));
  }

  /** The sealed months, in the order of the calendar. */
  List<YearMonth> months() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(JSON))
          .map(name -> name.substring(0, name.length() - JSON.length()))
          .filter(SealFolder::isMonth)
          .map(YearMonth::parse)
          .sorted()
          .toList();
    }
  }

  private static boolean isMonth(String name) {
    try {
      YearMonth.parse(name);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
