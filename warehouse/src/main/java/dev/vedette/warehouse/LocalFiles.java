package dev.vedette.warehouse;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** How table files on a local disk are read and written. */
public final class LocalFiles {
  private LocalFiles() {}

  /**
   * Hadoop's settings for {@code file:} locations. Parquet and the metadata carry their own
   * checksums, so Hadoop's, which would stand beside each file as a file of their own, are left
   * out.
   */
  public static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.setClass(
        "fs.file.impl", RawLocalFileSystem.class, org.apache.hadoop.fs.FileSystem.class);
    return configuration;
  }
}
