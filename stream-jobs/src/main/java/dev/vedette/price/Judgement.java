package dev.vedette.price;

import dev.vedette.event.PriceFinding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the price law says of one price. Amounts are in the observation's basis, to a millionth and
 * no larger than results can hold; they were compared exactly before.
 *
 * @param unknownReason why there is no finding; null where there is one
 * @param price what was judged
 * @param legalMin the highest lower bound
 * @param legalMax the lowest upper bound
 * @param guide the guide price, not rounded to a tick
 * @param rule the entry whose bound decided; when compliant, the guide; where an entry could not be
 *     applied, that one
 * @param minRule the entry behind legalMin
 * @param maxRule the entry behind legalMax
 * @param guideRule the guide that applied
 * @param inGrace whether it is compliant only because the bounds before an entry are accepted, too
 * @param deviation price less the bound that it breaks
 * @param deviationPercent of that bound; null where the bound is zero
 * @param entries all that applied, and all that were looked at for the sake of grace
 */
public record Judgement(
    PriceFinding finding,
    @Nullable UnknownReason unknownReason,
    @Nullable BigDecimal price,
    @Nullable BigDecimal legalMin,
    @Nullable BigDecimal legalMax,
    @Nullable BigDecimal guide,
    @Nullable RuleEntry rule,
    @Nullable RuleEntry minRule,
    @Nullable RuleEntry maxRule,
    @Nullable RuleEntry guideRule,
    boolean inGrace,
    @Nullable BigDecimal deviation,
    @Nullable BigDecimal deviationPercent,
    List<RuleEntry> entries) {

  /** A judgement without bounds. */
  static Judgement unknown(PriceFinding finding, UnknownReason reason, @Nullable BigDecimal price) {
    return new Judgement(
        finding, reason, price, null, null, null, null, null, null, null, false, null, null,
        List.of());
  }

  /** Whether both say the same: finding, reason, price, bounds and the rules behind them. */
  boolean saysTheSame(Judgement other) {
    return finding == other.finding
        && unknownReason == other.unknownReason
        && inGrace == other.inGrace
        && same(price, other.price)
        && same(legalMin, other.legalMin)
        && same(legalMax, other.legalMax)
        && same(guide, other.guide)
        && same(deviation, other.deviation)
        && same(deviationPercent, other.deviationPercent)
        && same(rule, other.rule)
        && same(minRule, other.minRule)
        && same(maxRule, other.maxRule)
        && same(guideRule, other.guideRule);
  }

  static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }

  private static boolean same(@Nullable RuleEntry one, @Nullable RuleEntry other) {
    return one == null
        ? other == null
        : other != null
            && one.version() == other.version()
            && Objects.equals(one.ruleId(), other.ruleId());
  }
}
