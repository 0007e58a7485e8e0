package dev.vedette.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "metrics.md");

  @Test
  void thePageSaysWhatTheCatalogueSays() throws Exception {
    if (Boolean.getBoolean("vedette.write-reference")) {
      Files.writeString(PAGE, MetricReference.markdown());
    }
    assertThat(PAGE)
        .as("The page is made from the catalogue; its head says how to make it anew.")
        .hasContent(MetricReference.markdown());
  }
}
