package dev.vedette.cli.backtest;

import dev.vedette.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of a folder's data: which of it was observed in a market, and which made up. */
public final class DataNote {
  private static final String ORANGE_JUICE = "oj-market-";
  private static final String OF_ORANGE_JUICE =
      """
      Real: the weekly sales of 11 brands of refrigerated orange juice in supermarkets of Dominick's Finer Foods, \
      Chicago, 1990 to 1992, and their shelf prices where there are any (scanner data, as published with the R package \
      bayesm). Simulated: how a week's sales fall on its days, orders, deliveries and their delays, stock, readings, \
      and so every stockout; in the folders slow and sparse sales are thinned out besides.""";
  private static final String SIMULATED =
      """
      Simulated throughout by ./vedette simulate: no figure was observed in a market. \
      The parameters are in truth/parameters.csv.gz.""";
  private static final String UNKNOWN =
      """
      The folder does not say which of its figures were observed in a market and which were made up. \
      What truth/days.csv.gz says is taken for what happened.""";
  private static final int LONGEST = 1200;

  private DataNote() {}

  /**
   * The first paragraph of the folder's README.md, or what we know of a sample, or that we know
   * nothing.
   */
  public static String of(Path folder) {
    Path readme = folder.resolve("README.md");
    if (Files.isRegularFile(readme)) {
      return firstParagraph(readme);
    }
    if (Files.isRegularFile(folder.resolve("truth/parameters.csv.gz"))) {
      return SIMULATED;
    }
    return nameOf(folder).startsWith(ORANGE_JUICE) ? OF_ORANGE_JUICE : UNKNOWN;
  }

  /** The folder's own name, also of one that is given as a dot. */
  public static String nameOf(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "/" : name.toString();
  }

  private static String firstParagraph(Path readme) {
    try {
      StringBuilder paragraph = new StringBuilder();
      for (String line : Files.readAllLines(readme)) {
        if (line.isBlank() && !paragraph.isEmpty()) {
          break;
        }
        if (!line.isBlank() && !line.startsWith("#")) {
          paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
        }
      }
      if (paragraph.isEmpty()) {
        return UNKNOWN;
      }
      return paragraph.length() <= LONGEST
          ? paragraph.toString()
          : paragraph.substring(0, LONGEST) + " …";
    } catch (IOException e) {
      throw new StackException("Cannot read %s: %s".formatted(readme, e.getMessage()), e);
    }
  }
}
