package dev.vedette.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveArgumentsTest {
  @Test
  void everySettingCanBeGiven() {
    assertThat(
            ArchiveArguments.read(
                "--bootstrap-servers", "a:9092,b:9092",
                "--registry", "http://registry/apis/ccompat/v7",
                "--catalog.uri", "http://polaris",
                "--catalog.io-impl", "org.apache.iceberg.aws.s3.S3FileIO",
                "--commit-interval", "30 s",
                "--parallelism", "8",
                "--uid-suffix", "-2"))
        .isEqualTo(
            new ArchiveSettings(
                "a:9092,b:9092",
                URI.create("http://registry/apis/ccompat/v7"),
                Map.of("uri", "http://polaris", "io-impl", "org.apache.iceberg.aws.s3.S3FileIO"),
                Duration.ofSeconds(30),
                8,
                "-2"));
  }

  @Test
  void anUnknownKeyIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> ArchiveArguments.read("--bootstrap", "a:9092"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--bootstrap.")
        .hasMessageContaining("--bootstrap-servers");
  }

  @Test
  void aMissingKeyOrValueIsNamed() {
    assertThatThrownBy(() -> ArchiveArguments.read("--catalog.uri", "http://polaris"))
        .hasMessageContaining("without --bootstrap-servers");
    assertThatThrownBy(() -> ArchiveArguments.read("--registry"))
        .hasMessageContaining("--registry: its value is missing");
  }

  @Test
  void aValueThatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> withOption("--commit-interval", "soon"))
        .hasMessageContaining("--commit-interval \"soon\"");
    assertThatThrownBy(() -> withOption("--parallelism", "two"))
        .hasMessageContaining("--parallelism \"two\"");
    assertThatThrownBy(() -> withOption("--parallelism", "0")).hasMessageContaining("at least 1");
  }

  private static ArchiveSettings withOption(String key, String value) {
    return ArchiveArguments.read(
        "--bootstrap-servers",
        "a:9092",
        "--registry",
        "http://r",
        "--catalog.uri",
        "http://c",
        key,
        value);
  }
}
