package dev.vedette.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The end of a log file. */
public final class LogTail {
  /** Far more than the lines that anyone asks for; a log can be large. */
  private static final int WINDOW = 256 * 1024;

  private static final Pattern COLOURS = Pattern.compile("\\x1b\\[[0-9;]*m");
  private static final Pattern PROBLEM =
      Pattern.compile("\\bERROR\\b|\\bException\\b|Error: |^Cannot |^Caused by: |\\d\\) ");

  private LogTail() {}

  /** The last lines that tell of a failure, at most so many. */
  static String problems(Path file, int lines) {
    List<String> found =
        lastLines(file, Integer.MAX_VALUE)
            .lines()
            .map(line -> COLOURS.matcher(line).replaceAll(""))
            .filter(line -> PROBLEM.matcher(line).find())
            .toList();
    return String.join("\n", found.subList(Math.max(0, found.size() - lines), found.size()));
  }

  /** The last lines, at most so many; nothing where there is no file. */
  public static String lastLines(Path file, int lines) {
    if (!Files.exists(file)) {
      return "";
    }
    try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, reader.length() - WINDOW);
      byte[] bytes = new byte[(int) (reader.length() - from)];
      reader.seek(from);
      reader.readFully(bytes);
      List<String> all =
          Arrays.asList(new String(bytes, StandardCharsets.UTF_8).stripTrailing().split("\n", -1));
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(cannot read %s: %s)".formatted(file, e.getMessage());
    }
  }
}
