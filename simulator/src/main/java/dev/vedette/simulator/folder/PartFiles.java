package dev.vedette.simulator.folder;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The open files of a folder, to which parts are appended. */
final class PartFiles implements Closeable {
  private final Path folder;
  private final Map<String, OutputStream> files = new HashMap<>();

  /**
   * @param folder is created if it is not there
   * @throws DirectoryNotEmptyException if there is something in it already, which might be taken
   *     for a part of the market
   */
  PartFiles(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    try (Stream<Path> present = Files.list(folder)) {
      if (present.findAny().isPresent()) {
        throw new DirectoryNotEmptyException(folder.toString());
      }
    }
  }

  /**
   * @param members by file name, whose folders are created
   */
  void append(Map<String, byte[]> members) throws IOException {
    for (Map.Entry<String, byte[]> member : members.entrySet()) {
      OutputStream file = files.get(member.getKey());
      if (file == null) {
        file = open(folder.resolve(member.getKey()));
        files.put(member.getKey(), file);
      }
      file.write(member.getValue());
    }
  }

  private static OutputStream open(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
  }

  @Override
  public void close() throws IOException {
    for (OutputStream file : files.values()) {
      file.close();
    }
  }
}
