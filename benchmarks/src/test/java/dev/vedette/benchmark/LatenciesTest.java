package dev.vedette.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void aQuantileIsTheLeastThatCoversItsShare() {
    List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList();

    Latencies latencies = new Latencies(hundred, 0);

    assertThat(latencies.quantile(0.5)).isEqualTo(50);
    assertThat(latencies.quantile(0.99)).isEqualTo(99);
    assertThat(latencies.quantile(1)).isEqualTo(100);
  }

  @Test
  void nothingTimedHasNoQuantile() {
    assertThat(new Latencies(List.of(), 3).quantile(0.5)).isNaN();
  }
}
