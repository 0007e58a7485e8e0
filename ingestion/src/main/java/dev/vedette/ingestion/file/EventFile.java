package dev.vedette.ingestion.file;

import dev.vedette.ingestion.Nearest;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import dev.vedette.topic.EventType;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A file of events of one type, which its name tells.
 *
 * @param path where it is
 * @param type what is in it
 * @param format how it is written
 * @param compressed whether it is a gzip
 */
public record EventFile(Path path, EventType type, Format format, boolean compressed) {
  private static final int BUFFER = 64 * 1024;

  /** How events are written. */
  public enum Format {
    CSV("csv"),
    JSON("json");

    private final String code;

    Format(String code) {
      this.code = code;
    }

    /** As dead letters name it. */
    public String code() {
      return code;
    }
  }

  /** Name without its folder; that is how reports and dead letters name the file. */
  public String name() {
    return nameOf(path);
  }

  /** Whether a file looks like an event file: the others of a folder are left alone. */
  static boolean isCandidate(Path path) {
    String plain = withoutGzip(nameOf(path));
    return Files.isRegularFile(path) && (plain.endsWith(".csv") || plain.endsWith(".jsonl"));
  }

  /** The event file at a path; empty if its name is not that of a type. */
  static Optional<EventFile> at(Path path) {
    String name = nameOf(path);
    String plain = withoutGzip(name);
    Format format = plain.endsWith(".jsonl") ? Format.JSON : Format.CSV;
    return EventType.ofTopic(stem(plain))
        .filter(EventType::isReported)
        .map(type -> new EventFile(path, type, format, !plain.equals(name)));
  }

  /** Why a file is none. */
  static Rejection unknown(Path path) {
    var names = EventType.reported().stream().map(EventType::topic).toList();
    String hint =
        Nearest.to(stem(withoutGzip(nameOf(path))), names)
            .map("; did you mean %s?"::formatted)
            .orElse("; known are " + String.join(", ", names));
    return Rejection.of(
        Reason.UNKNOWN_FILE, "No kind of event is called like %s%s".formatted(nameOf(path), hint));
  }

  /** Its content, plain. */
  InputStream open(ReadProgress progress) throws IOException {
    InputStream file = new MeteredInputStream(Files.newInputStream(path), progress);
    try {
      return compressed ? new GZIPInputStream(new BufferedInputStream(file, BUFFER), BUFFER) : file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String withoutGzip(String name) {
    return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
  }

  private static String stem(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
