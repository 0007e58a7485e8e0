package dev.vedette.ingestion.file;

import dev.vedette.ingestion.EventReader;
import dev.vedette.ingestion.Outcome;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one event file from top to bottom. */
final class EventFileReader {
  private final EventFile file;
  private final EventReader reader;
  private final Instant now;

  EventFileReader(EventFile file, EventReader reader, Instant now) {
    this.file = file;
    this.reader = reader;
    this.now = now;
  }

  /** Looks at no more than the header; null where the rows can be read. */
  @Nullable FileFault check() {
    try (InputStream in = file.open(ReadProgress.NONE)) {
      if (file.format() == EventFile.Format.JSON) {
        return null;
      }
      CsvRecords records = new CsvRecords(new Lines(in));
      Rejection wrong;
      if (!records.next()) {
        wrong = Rejection.of(Reason.MISSING_COLUMN, "The file is empty: it needs a header row");
      } else if (records.fault() != null) {
        wrong = records.fault();
      } else {
        wrong = CsvHeader.check(records.values(), reader);
      }
      return wrong == null ? null : new FileFault(file.name(), wrong);
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  /**
   * Reads the rows of a file whose header has been checked.
   *
   * @return what kept the file from being read to its end; null if nothing did
   */
  @Nullable FileFault read(
      Consumer<FileEvent> events, Consumer<RejectedRow> rejects, ReadProgress progress) {
    try (InputStream in = file.open(progress)) {
      Lines lines = new Lines(in);
      Rejection cutOff =
          file.format() == EventFile.Format.JSON
              ? readJson(lines, events, rejects)
              : readCsv(new CsvRecords(lines), events, rejects);
      return cutOff == null ? null : new FileFault(file.name(), cutOff);
    } catch (IOException e) {
      return unreadable(e);
    }
  }

  private @Nullable Rejection readCsv(
      CsvRecords records, Consumer<FileEvent> events, Consumer<RejectedRow> rejects)
      throws IOException {
    if (!records.next()) {
      return null;
    }
    String headerText = String.join(",", records.values());
    CsvHeader header = CsvHeader.of(records.values(), reader);
    Rejection cutOff = null;
    while (records.next()) {
      Outcome outcome;
      Rejection fault = records.fault();
      if (fault != null) {
        outcome = fault;
        cutOff = fault.reason() == Reason.TRUNCATED_FILE ? fault : null;
      } else if (records.values().size() != header.size()) {
        outcome = header.wrongCount(records.values().size());
      } else {
        outcome = reader.read(header.row(records.values()), now);
      }
      switch (outcome) {
        case Outcome.Accepted accepted ->
            events.accept(
                new FileEvent(file.type(), accepted.event(), file.name(), records.line()));
        case Rejection rejection ->
            rejects.accept(
                new RejectedRow(file, records.line(), rejection, headerText, records.payload()));
      }
    }
    return cutOff;
  }

  private @Nullable Rejection readJson(
      Lines lines, Consumer<FileEvent> events, Consumer<RejectedRow> rejects) throws IOException {
    Rejection cutOff = null;
    for (Line line = lines.next(); line != null; line = lines.next()) {
      Outcome outcome;
      if (line.fault() != null) {
        outcome = line.fault();
        cutOff = line.fault().reason() == Reason.TRUNCATED_FILE ? line.fault() : null;
      } else if (line.text().isBlank()) {
        continue;
      } else {
        outcome = RowPayload.readJson(line.text(), reader, now);
      }
      switch (outcome) {
        case Outcome.Accepted accepted ->
            events.accept(new FileEvent(file.type(), accepted.event(), file.name(), line.number()));
        case Rejection rejection ->
            rejects.accept(new RejectedRow(file, line.number(), rejection, null, line.payload()));
      }
    }
    return cutOff;
  }

  private FileFault unreadable(IOException e) {
    return new FileFault(
        file.name(),
        Rejection.of(
            Reason.UNREADABLE_FILE,
            e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
  }
}
