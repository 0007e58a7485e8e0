package dev.vedette.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vedette.event.Unit;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
  @Test
  void aCaseOfCigarettesIsFiftyThousandSticks() {
    PackRatios cigarettes = new PackRatios(20, 10, 250);
    assertThat(cigarettes.baseUnitsIn(Unit.CASE)).isEqualTo(50_000);
    assertThat(cigarettes.baseUnitsIn(Unit.CARTON)).isEqualTo(200);
    assertThat(new Quantity(3, Unit.PACK, cigarettes.baseUnitsIn(Unit.PACK)).baseUnits())
        .isEqualTo(60);
  }

  @Test
  void ratiosBelowOneAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PackRatios(20, 0, 250));
  }

  @Test
  void whatCannotBeCountedIsRefusedAndNotWrapped() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PackRatios(Long.MAX_VALUE, 2, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Quantity(Long.MAX_VALUE, Unit.CARTON, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(-1, Unit.UNIT, 1));
  }

  @Test
  void moneyKeepsItsValueAndForgetsItsZeros() {
    assertThat(Money.parse("3.870")).isEqualTo(Money.parse("3.87")).hasToString("3.87");
    assertThat(Money.parse("0.000")).hasToString("0");
    assertThat(Money.parse("0.000001").amount()).isEqualByComparingTo(new BigDecimal("0.000001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1e3", "1,000", "3.", ".5", "¥3", "0.0000001", "1234567890123"})
  void whatIsNoExactPlainDecimalIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
  }
}
