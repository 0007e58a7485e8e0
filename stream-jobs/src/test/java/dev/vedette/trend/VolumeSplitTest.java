package dev.vedette.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.trend.VolumeSplit.Cause;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class VolumeSplitTest {
  /** 100 × 10 × 0.9 = 900 becomes 80 × 11 × 0.75 = 660. */
  @Test
  void aDeclineOfAllThree() {
    VolumeSplit split =
        VolumeSplit.between(PeriodVolume.of(100, 1000, 900), PeriodVolume.of(80, 880, 660));
    assertThat(split.change()).isEqualTo(BigFraction.of(-240));
    assertThat(split.distribution()).isEqualTo(BigFraction.of(-173));
    assertThat(split.velocity()).isEqualTo(BigFraction.of(149, 2));
    assertThat(split.supply()).isEqualTo(BigFraction.of(-283, 2));
    assertThat(split.cause()).isEqualTo(Cause.NOT_SUPPLIED);
  }

  @Test
  void whatDidNotChangeHasNoPart() {
    VolumeSplit split =
        VolumeSplit.between(PeriodVolume.of(50, 700, 700), PeriodVolume.of(50, 700, 490));
    assertThat(split.distribution()).isEqualTo(BigFraction.ZERO);
    assertThat(split.velocity()).isEqualTo(BigFraction.ZERO);
    assertThat(split.supply()).isEqualTo(BigFraction.of(-210));
    assertThat(split.cause()).isEqualTo(Cause.NOT_SUPPLIED);
  }

  @Test
  void justHalfOfADeclineIsEnoughForSupply() {
    PeriodVolume before = PeriodVolume.of(100, 1000, 1000);
    // The same factor twice, so that each has half.
    assertThat(VolumeSplit.between(before, PeriodVolume.of(100, 900, 810)).cause())
        .isEqualTo(Cause.NOT_SUPPLIED);
    assertThat(VolumeSplit.between(before, PeriodVolume.of(100, 899, 810)).cause())
        .isEqualTo(Cause.VELOCITY);
    assertThat(VolumeSplit.between(before, PeriodVolume.of(90, 899, 810)).cause())
        .isEqualTo(Cause.DISTRIBUTION);
    assertThat(VolumeSplit.between(before, before).cause()).isEqualTo(Cause.NO_DECLINE);
  }

  @Test
  void aBrandAppearsAndDisappearsByDistribution() {
    PeriodVolume nothing = PeriodVolume.of(0, 0, 0);
    PeriodVolume something = PeriodVolume.of(20, 300, 270);
    VolumeSplit appears = VolumeSplit.between(nothing, something);
    assertThat(appears.distribution()).isEqualTo(BigFraction.of(270));
    assertThat(appears.velocity()).isEqualTo(BigFraction.ZERO);
    assertThat(appears.supply()).isEqualTo(BigFraction.ZERO);
    assertThat(VolumeSplit.between(something, nothing).distribution())
        .isEqualTo(BigFraction.of(-270));
    assertThat(VolumeSplit.between(nothing, nothing).change()).isEqualTo(BigFraction.ZERO);
  }

  @Test
  void partsAddUpToTheLastDigitAndTurnAroundWithTime() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 2_000; i++) {
      PeriodVolume before = period(random);
      PeriodVolume after = period(random);
      VolumeSplit split = VolumeSplit.between(before, after);
      assertThat(split.distribution().add(split.velocity()).add(split.supply()))
          .as("%s to %s", before, after)
          .isEqualTo(split.change());
      VolumeSplit back = VolumeSplit.between(after, before);
      assertThat(back.distribution()).isEqualTo(split.distribution().negate());
      assertThat(back.velocity()).isEqualTo(split.velocity().negate());
      VolumeSplit.Rounded rounded = split.rounded(4);
      assertThat(rounded.distribution().add(rounded.velocity()).add(rounded.supply()))
          .isEqualTo(rounded.change())
          .isEqualTo(after.supplied().subtract(before.supplied()).setScale(4));
      assertThat(
              rounded
                  .supply()
                  .subtract(split.supply().bigDecimalValue(10, RoundingMode.HALF_EVEN))
                  .abs())
          .isLessThan(new BigDecimal("0.0001"));
    }
  }

  @Test
  void figuresThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> PeriodVolume.of(0, 5, 5)).hasMessageContaining("by no outlet");
    assertThatThrownBy(() -> PeriodVolume.of(3, 0, 5)).hasMessageContaining("nothing asked for");
    assertThatThrownBy(() -> PeriodVolume.of(-1, 0, 0)).hasMessageContaining("negative");
  }

  private static PeriodVolume period(SplittableRandom random) {
    long outlets = random.nextInt(5) == 0 ? 0 : random.nextLong(1, 1_000_000);
    long demanded = outlets == 0 || random.nextInt(5) == 0 ? 0 : random.nextLong(1, 1_000_000_000);
    long supplied = demanded == 0 ? 0 : random.nextLong(demanded + 1);
    // Hundredths, as of cartons that are not whole.
    return new PeriodVolume(
        BigDecimal.valueOf(outlets),
        BigDecimal.valueOf(demanded, 2),
        BigDecimal.valueOf(supplied, 2));
  }
}
