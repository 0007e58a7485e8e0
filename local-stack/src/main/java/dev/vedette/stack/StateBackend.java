package dev.vedette.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the jobs keep their state. A checkpoint can be restored only by the one that wrote it, so
 * the choice holds for the life of a state folder.
 */
public enum StateBackend {
  /** On the heap: the fastest, and as much as fits. */
  HEAP,
  /** On disk, by RocksDB: as much as the disk holds, and several times slower. */
  ROCKSDB;

  static final String KEY = "state-backend";

  static Optional<StateBackend> ofLabel(String label) {
    return Arrays.stream(values()).filter(backend -> backend.label().equals(label)).findFirst();
  }

  /** Its name in the settings file and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
