package dev.vedette.ingestion.file;

/**
 * Is told how many bytes of the files, compressed as they are, have been read since the last call.
 */
@FunctionalInterface
public interface ReadProgress {
  /** Nobody watches. */
  ReadProgress NONE = bytes -> {};

  void bytesRead(int bytes);
}
