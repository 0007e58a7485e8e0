package dev.vedette.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurgeFilterTest {
  /** A Thursday. */
  private static final long BEGIN = 20_000 - 20_000 % 7;

  private static final Baseline TEN_A_DAY = new Baseline(1_000, 100, 2);

  private static Contribution counted(long day, int spanDays, long units) {
    return Contribution.of(
        new Consumption(day + 1.0 - spanDays, day + 1.0, units, 0, 1, Consumption.Shelf.STOCKED),
        day,
        TEN_A_DAY);
  }

  private static SurgePool followed(SurgePool pool, long day, double factor, int outlets) {
    SurgePool after = pool;
    for (int i = 0; i < outlets; i++) {
      after = after.with(day, counted(day, 1, Math.round(10 * factor)));
    }
    return after.dayEnded();
  }

  @Test
  void aDoubledDemandOfManyOutletsIsSeenTheSameDay() {
    SurgePool pool = SurgePool.EMPTY;
    for (int day = 0; day < 60; day++) {
      pool = followed(pool, BEGIN + day, 1, 40);
    }
    assertThat(pool.surge().latestFactor()).isCloseTo(1, within(0.02));
    pool = followed(pool, BEGIN + 60, 2, 40);
    assertThat(pool.surge().latestFactor()).isCloseTo(2, within(0.2));
  }

  @Test
  void theWeekdayOnWhichSurgesEndIsLearnt() {
    Random random = new Random(3);
    SurgePool pool = SurgePool.EMPTY;
    double factor = 1;
    for (int day = 0; day < 400; day++) {
      if (day % 7 == 0) {
        factor = StrictMath.exp(random.nextGaussian() * 0.6);
      }
      pool = followed(pool, BEGIN + day, factor, 40);
    }
    Surge surge = pool.surge();
    assertThat(surge.persistenceInto(BEGIN)).isLessThan(0.4);
    for (int day = 2; day < 7; day++) {
      assertThat(surge.persistenceInto(BEGIN + day)).isGreaterThan(0.8);
    }
  }

  @Test
  void aCountThatCoversSeveralDaysTellsOfEachOfThem() {
    SurgePool pool = SurgePool.EMPTY;
    for (int day = 0; day < 30; day++) {
      pool = followed(pool, BEGIN + day, 1, 40);
    }
    long day = BEGIN + 30;
    pool = pool.dayEnded().dayEnded();
    for (int i = 0; i < 40; i++) {
      pool = pool.with(day + 2, counted(day + 2, 3, 60));
    }
    Surge surge = pool.dayEnded().surge();
    for (int ago = 0; ago < 3; ago++) {
      assertThat(surge.factor(day + 2 - ago)).isBetween(1.3, 3.0);
    }
  }

  @Test
  void theOrderInWhichOutletsAreHeardDoesNotMatter() {
    Random random = new Random(9);
    List<Contribution> counted = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      counted.add(counted(BEGIN, 1 + random.nextInt(5), random.nextInt(100)));
    }
    SurgePool expected = added(counted);
    for (int i = 0; i < 10; i++) {
      Collections.shuffle(counted, random);
      assertThat(added(counted).dayEnded().surge()).isEqualTo(expected.dayEnded().surge());
    }
  }

  private static SurgePool added(List<Contribution> counted) {
    SurgePool pool = SurgePool.EMPTY;
    for (Contribution each : counted) {
      pool = pool.with(BEGIN, each);
    }
    return pool;
  }

  @Test
  void aRegionBeginsWithItsFirstDayWhicheverIsHeardFirst() {
    SurgePool inOrder =
        SurgePool.EMPTY
            .with(BEGIN, counted(BEGIN, 1, 10))
            .with(BEGIN + 1, counted(BEGIN + 1, 1, 30));
    SurgePool reversed =
        SurgePool.EMPTY
            .with(BEGIN + 1, counted(BEGIN + 1, 1, 30))
            .with(BEGIN, counted(BEGIN, 1, 10));
    assertThat(reversed.nextDay()).isEqualTo(BEGIN);
    assertThat(reversed.dayEnded().dayEnded().surge())
        .isEqualTo(inOrder.dayEnded().dayEnded().surge());
    Contribution wrong = counted(BEGIN - 5, 1, 10);
    assertThat(reversed.with(BEGIN - 5, wrong).with(BEGIN - 5, wrong.negated()).nextDay())
        .isEqualTo(BEGIN);
  }

  @Test
  void whatIsTakenBackLeavesNothing() {
    Contribution wrong = counted(BEGIN, 2, 77);
    SurgePool without = SurgePool.EMPTY.with(BEGIN, counted(BEGIN, 2, 20));
    SurgePool with = without.with(BEGIN, wrong).with(BEGIN, wrong.negated());
    assertThat(with.dayEnded().surge()).isEqualTo(without.dayEnded().surge());
  }

  @Test
  void daysThatAreNotOverAreToldAhead() {
    SurgePool pool = SurgePool.EMPTY;
    for (int day = 0; day < 30; day++) {
      pool = followed(pool, BEGIN + day, 1, 40);
    }
    for (int i = 0; i < 40; i++) {
      pool = pool.with(BEGIN + 32, counted(BEGIN + 32, 1, 20));
    }
    assertThat(pool.surge().day()).isEqualTo(BEGIN + 29);
    assertThat(pool.provisional().day()).isEqualTo(BEGIN + 32);
    assertThat(pool.provisional().latestFactor()).isGreaterThan(1.5);
  }
}
