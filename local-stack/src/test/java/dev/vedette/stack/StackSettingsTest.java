package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.availability.OrderCycles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {
  @TempDir private Path folder;

  @Test
  void aNewFolderHasTheStandardPorts() {
    assertThat(StackSettings.read(new StateFolder(folder))).isEqualTo(StackSettings.standard());
  }

  @Test
  void whatWasChosenIsFoundAgain() {
    StateFolder state = new StateFolder(folder);
    StackSettings chosen =
        StackSettings.standard()
            .withPorts(Map.of(Port.TRINO, 4711))
            .withMemory(Map.of(StackProcess.STACK, 2048))
            .withStateBackend(StateBackend.ROCKSDB)
            .withOrderCycles(new OrderCycles(ZoneId.of("Asia/Shanghai"), 10));
    chosen.write(state);

    assertThat(StackSettings.read(state)).isEqualTo(chosen);
  }

  @Test
  void onePortCannotServeTwice() {
    assertThatThrownBy(
            () -> StackSettings.standard().withPorts(Map.of(Port.TRINO, Port.KAFKA.standard())))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("another part of the stack has it")
        .hasMessageContaining("--trino-port");
  }

  @Test
  void aPortOutOfRangeIsRefused() {
    assertThatThrownBy(() -> StackSettings.standard().withPorts(Map.of(Port.KAFKA, 70_000)))
        .hasMessageContaining("--kafka-port");
  }

  @Test
  void anUnknownKeyInTheFileIsAnError() throws Exception {
    Files.writeString(folder.resolve("stack.properties"), "trino-prot=1\n");

    assertThatThrownBy(() -> StackSettings.read(new StateFolder(folder)))
        .hasMessageContaining("unknown key \"trino-prot\"");
  }

  @Test
  void aWordInPlaceOfAPortIsAnError() throws Exception {
    Files.writeString(folder.resolve("stack.properties"), "trino-port=many\n");

    assertThatThrownBy(() -> StackSettings.read(new StateFolder(folder)))
        .hasMessageContaining("trino-port is \"many\"");
  }
}
