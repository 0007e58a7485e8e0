package dev.vedette.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.metric.MetricDefinition.Computation;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
  @Test
  void eachVersionOfAMetricIsDeclaredOnce() {
    assertThat(MetricCatalogue.all())
        .extracting(metric -> metric.id() + " " + metric.version())
        .doesNotHaveDuplicates();
  }

  @Test
  void everythingAboutAMetricIsSaid() {
    assertThat(MetricCatalogue.all())
        .allSatisfy(
            metric -> {
              assertThat(metric.id()).matches("[a-z]+(_[a-z]+)*");
              assertThat(metric.version()).isPositive();
              assertThat(metric.chineseName()).containsPattern("\\p{IsHan}");
              assertThat(metric.englishName()).isNotBlank();
              assertThat(metric.unit()).isNotBlank();
              assertThat(metric.formula()).isNotBlank();
              assertThat(metric.isNot()).isNotBlank();
              assertThat(metric.place().isEmpty())
                  .isEqualTo(metric.computation() == Computation.NOT_YET);
            });
  }

  @Test
  void anUnknownVersionIsNamed() {
    assertThatThrownBy(() -> MetricCatalogue.metric("unit_fill", 9))
        .hasMessageContaining("unit_fill, version 9");
  }
}
