package dev.vedette.console.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedRulesTest {
  @TempDir private Path folder;
  private int writes;

  private void write(String rule, String receiver) throws IOException {
    Path file =
        Files.writeString(
            file(),
            """
            receivers:
              - name: desk
                alertmanager: {url: "http://127.0.0.1:9093"}
            rules:
              - {name: %s, receiver: %s}
            """
                .formatted(rule, receiver));
    // Two writes may fall into one tick of the clock.
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++writes)));
  }

  private Path file() {
    return folder.resolve("notifications.yaml");
  }

  private WatchedRules watch() {
    return new WatchedRules(file(), Receivers.CONSOLE, Map.of());
  }

  private static void assertHolds(WatchedRules rules, String name) {
    rules.look();
    assertThat(rules.rules().rules()).extracting(Rule::name).containsExactly(name);
  }

  @Test
  void newOnesHoldOnceTheyAreSeen() throws IOException {
    write("one", "desk");
    WatchedRules rules = watch();
    assertHolds(rules, "one");
    write("two", "desk");
    assertHolds(rules, "two");
  }

  @Test
  void wrongOnesAreToldOfAndThoseBeforeThemHoldOn() throws IOException {
    write("one", "desk");
    WatchedRules rules = watch();
    write("two", "nobody");
    assertHolds(rules, "one");
    assertThat(rules.faults()).singleElement().asString().contains("nobody");
    write("three", "desk");
    assertHolds(rules, "three");
    assertThat(rules.faults()).isEmpty();
  }

  @Test
  void theyMayComeAndGo() throws IOException {
    WatchedRules rules = watch();
    assertThat(rules.rules().rules()).isEmpty();
    assertThat(rules.faults()).isEmpty();
    write("one", "desk");
    assertHolds(rules, "one");
    Files.delete(file());
    rules.look();
    assertThat(rules.rules().receivers()).isEmpty();
  }
}
