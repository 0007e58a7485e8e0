package dev.vedette.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.warehouse.WarehouseTables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveUidsTest {
  @TempDir Path folder;

  /**
   * If this fails, checkpoints of the release before do not restore. Change the file only together
   * with a note on how the state is carried over.
   */
  @Test
  void uidsAreThoseOfTheReleaseBefore() throws IOException {
    try (FaultyCatalog catalog = new FaultyCatalog(folder);
        InputStream golden =
            Objects.requireNonNull(ArchiveUidsTest.class.getResourceAsStream("uids.txt"))) {
      assertThat(
              new ArchiveRun(catalog.uri(), folder)
                      .types(WarehouseTables.archived())
                      .environment()
                      .getStreamGraph()
                      .getStreamNodes()
                      .stream()
                      .map(StreamNode::getTransformationUID)
                      .filter(uid -> !"failure".equals(uid))
                      .sorted())
          .containsExactlyElementsOf(
              new String(golden.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }
}
