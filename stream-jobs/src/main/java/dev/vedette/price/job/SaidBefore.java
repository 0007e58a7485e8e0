package dev.vedette.price.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** What the table of verdicts tells of earlier runs, should their state be lost. */
final class SaidBefore {
  private static final String SEQUENCE = "sequence";

  private SaidBefore() {}

  /** How many runs have left statements in the table, by the bounds that Iceberg keeps of files. */
  static int runs(Table verdicts) {
    int field = verdicts.schema().findField(SEQUENCE).fieldId();
    int runs = 0;
    try (CloseableIterable<FileScanTask> files =
        verdicts.newScan().includeColumnStats(List.of(SEQUENCE)).planFiles()) {
      for (FileScanTask file : files) {
        runs = Math.max(runs, Runs.of(highest(file.file().upperBounds(), field)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read what was said of prices before", e);
    }
    return runs;
  }

  private static long highest(@Nullable Map<Integer, ByteBuffer> bounds, int field) {
    ByteBuffer bound = bounds == null ? null : bounds.get(field);
    return bound == null ? 0 : Conversions.<Long>fromByteBuffer(Types.LongType.get(), bound);
  }
}
