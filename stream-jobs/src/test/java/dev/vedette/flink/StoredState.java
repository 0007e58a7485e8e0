package dev.vedette.flink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;

/** State of an operator, as an earlier version wrote it beside a test. */
public final class StoredState {
  private StoredState() {}

  /**
   * Reads a fixture.
   *
   * @param test the class beside which it lies
   * @param folder for a copy: Flink reads files only
   */
  public static OperatorSubtaskState read(Class<?> test, String fixture, Path folder)
      throws IOException, ClassNotFoundException {
    Path copy = folder.resolve(fixture);
    try (InputStream file = Objects.requireNonNull(test.getResourceAsStream(fixture))) {
      Files.copy(file, copy);
    }
    return OperatorSnapshotUtil.readStateHandle(copy.toString());
  }
}
