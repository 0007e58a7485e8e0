package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The price law read word by word, with loops over everything and fractions of whole numbers: what
 * the engine must come to, the slow way.
 */
final class PlainReading {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
  private static final BigInteger MOST = BigInteger.TEN.pow(18).subtract(BigInteger.ONE);

  private final List<RuleEntry> rules;
  private final List<OutletRecord> outlets;
  private final List<ProductRecord> products;
  private final List<Observation> observations;

  PlainReading(
      List<RuleEntry> rules,
      List<OutletRecord> outlets,
      List<ProductRecord> products,
      List<Observation> versionsOfOne) {
    this.rules = once(rules);
    this.outlets = once(outlets);
    this.products = once(products);
    this.observations = once(versionsOfOne);
  }

  /** Each event as it was read first. */
  private static <F extends Fact> List<F> once(List<F> facts) {
    List<F> once = new ArrayList<>();
    for (F fact : facts) {
      boolean first = true;
      for (F other : facts) {
        if (other.eventId().equals(fact.eventId())
            && (other.origin().partition() < fact.origin().partition()
                || (other.origin().partition() == fact.origin().partition()
                    && other.origin().position() < fact.origin().position()))) {
          first = false;
        }
      }
      if (first) {
        once.add(fact);
      }
    }
    return once;
  }

  /** A line for each revision. */
  List<String> revisions() {
    TreeSet<Instant> times = new TreeSet<>();
    for (List<? extends Fact> facts : List.of(rules, outlets, products, observations)) {
      for (Fact fact : facts) {
        times.add(fact.recordedAt());
      }
    }
    List<String> lines = new ArrayList<>();
    @Nullable State previous = null;
    String said = "";
    for (Instant k : times) {
      State state = new State(k);
      if (state.observation == null) {
        continue;
      }
      Verdict verdict = state.judge();
      String says = verdict.text(state.observation);
      String why = state.why(previous);
      if (!says.equals(said)) {
        lines.add(
            "%d at %s for %s: %s %s"
                .formatted(lines.size() + 1, k, why, says, names(verdict.restsOn)));
      }
      said = says;
      previous = state;
    }
    return lines;
  }

  /** An engine's history in the same words. */
  static List<String> describe(List<VerdictRevision> history) {
    List<String> lines = new ArrayList<>();
    for (VerdictRevision revision : history) {
      Judgement judgement = revision.judgement();
      lines.add(
          "%d at %s for %s: %s %s"
              .formatted(
                  revision.revision(),
                  revision.recordedAt(),
                  revision.reason().code(),
                  text(
                      revision.observation(),
                      judgement.finding().name(),
                      judgement.unknownReason() == null ? null : judgement.unknownReason().code(),
                      judgement.price(),
                      judgement.legalMin(),
                      judgement.legalMax(),
                      judgement.guide(),
                      Arrays.asList(
                          judgement.rule(),
                          judgement.minRule(),
                          judgement.maxRule(),
                          judgement.guideRule()),
                      judgement.inGrace(),
                      judgement.deviation(),
                      judgement.deviationPercent()),
                  names(judgement.entries())));
    }
    return lines;
  }

  private static String text(
      Observation observation,
      String finding,
      @Nullable String reason,
      @Nullable BigDecimal price,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable BigDecimal guide,
      List<@Nullable RuleEntry> entries,
      boolean grace,
      @Nullable BigDecimal deviation,
      @Nullable BigDecimal percent) {
    return "%s %s price %s (%s/%s) within %s..%s guide %s by %s grace %s deviation %s %s%%"
        .formatted(
            finding,
            reason,
            plain(price),
            plain(observation.label()),
            plain(observation.charged()),
            plain(min),
            plain(max),
            plain(guide),
            entries.stream()
                .map(entry -> entry == null ? "-" : entry.ruleId() + "/" + entry.version())
                .toList(),
            grace,
            plain(deviation),
            plain(percent));
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(6).toPlainString();
  }

  private static String names(Collection<RuleEntry> entries) {
    return entries.stream().map(RuleEntry::eventId).sorted().collect(Collectors.joining(","));
  }

  /** A fraction. */
  private record Ratio(BigInteger over, BigInteger under) {
    int compare(Ratio other) {
      return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    BigDecimal rounded() {
      BigInteger[] parts = over.abs().multiply(MILLION).divideAndRemainder(under);
      boolean up = parts[1].shiftLeft(1).compareTo(under) >= 0;
      BigInteger micros = (up ? parts[0].add(BigInteger.ONE) : parts[0]).min(MOST);
      return new BigDecimal(over.signum() < 0 ? micros.negate() : micros, 6);
    }
  }

  private static BigInteger micros(BigDecimal amount) {
    return amount.setScale(6).unscaledValue();
  }

  private static Ratio ratio(BigDecimal amount) {
    return new Ratio(micros(amount), MILLION);
  }

  /** What a rule says in the observation's basis, or why it cannot be told. */
  private record Reading(
      RuleEntry rule,
      @Nullable Ratio low,
      @Nullable Ratio high,
      @Nullable Ratio guide,
      @Nullable String gap) {}

  private static final class Verdict {
    private String finding = "COMPLIANT";
    private @Nullable String reason;
    private @Nullable BigDecimal price;
    private @Nullable Ratio min;
    private @Nullable Ratio max;
    private @Nullable Ratio guide;
    private @Nullable RuleEntry rule;
    private @Nullable RuleEntry minRule;
    private @Nullable RuleEntry maxRule;
    private @Nullable RuleEntry guideRule;
    private boolean grace;
    private @Nullable BigDecimal deviation;
    private @Nullable BigDecimal percent;
    private final List<RuleEntry> restsOn = new ArrayList<>();

    private String text(Observation observation) {
      return PlainReading.text(
          observation,
          finding,
          reason,
          price,
          min == null ? null : min.rounded(),
          max == null ? null : max.rounded(),
          guide == null ? null : guide.rounded(),
          Arrays.asList(rule, minRule, maxRule, guideRule),
          grace,
          deviation,
          percent);
    }

    private Verdict unknown(String what, String why, @Nullable RuleEntry entry) {
      finding = what;
      reason = why;
      rule = entry;
      return this;
    }
  }

  /** What was known at one time. */
  private final class State {
    private final Instant k;
    private @Nullable Observation observation;
    private @Nullable OutletRecord outlet;
    private @Nullable ProductRecord product;
    private List<RuleEntry> restsOn = List.of();

    State(Instant k) {
      this.k = k;
      for (Observation version : observations) {
        if (!version.recordedAt().isAfter(k)
            && (observation == null || isLater(version, observation))) {
          observation = version;
        }
      }
      if (observation == null) {
        return;
      }
      Instant at = observation.observedAt();
      for (OutletRecord record : outlets) {
        if (record.outletId().equals(observation.outletId())
            && !record.recordedAt().isAfter(k)
            && !record.changedAt().isAfter(at)
            && (outlet == null
                || record.changedAt().isAfter(outlet.changedAt())
                || (record.changedAt().equals(outlet.changedAt()) && isLater(record, outlet)))) {
          outlet = record;
        }
      }
      for (ProductRecord record : products) {
        if (record.sku().equals(observation.sku())
            && !record.recordedAt().isAfter(k)
            && !record.changedAt().isAfter(at)
            && (product == null
                || record.changedAt().isAfter(product.changedAt())
                || (record.changedAt().equals(product.changedAt()) && isLater(record, product)))) {
          product = record;
        }
      }
    }

    private String why(@Nullable State previous) {
      if (previous == null) {
        return "observed";
      }
      if (!Objects.equals(observation, previous.observation)) {
        return "observation_corrected";
      }
      for (RuleEntry entry : restsOn) {
        if (entry.recordedAt().equals(k)) {
          return "rule";
        }
      }
      for (RuleEntry entry : previous.restsOn) {
        if (isReplaced(entry)) {
          return "rule";
        }
      }
      return Objects.equals(outlet, previous.outlet) ? "product" : "outlet";
    }

    private boolean isReplaced(RuleEntry entry) {
      for (RuleEntry other : rules) {
        if (other.ruleId().equals(entry.ruleId())
            && !other.recordedAt().isAfter(k)
            && (other.version() > entry.version()
                || (other.version() == entry.version() && isLater(other, entry)))) {
          return true;
        }
      }
      return false;
    }

    private List<RuleEntry> applying(Instant at) {
      List<RuleEntry> applying = new ArrayList<>();
      for (PriceRuleKind kind : PriceRuleKind.values()) {
        RuleEntry best = null;
        for (RuleEntry entry : rules) {
          if (entry.kind() == kind
              && !entry.recordedAt().isAfter(k)
              && !isReplaced(entry)
              && !entry.validFrom().isAfter(at)
              && (entry.validTo() == null || at.isBefore(entry.validTo()))
              && isMeant(entry)
              && (best == null || isMoreParticular(entry, best))) {
            best = entry;
          }
        }
        if (best != null) {
          applying.add(best);
        }
      }
      return applying;
    }

    private boolean isMeant(RuleEntry entry) {
      Scope scope = entry.scope();
      OutletRecord place = Objects.requireNonNull(outlet);
      ProductRecord what = Objects.requireNonNull(product);
      if (scope.region() != null) {
        List<String> path = Arrays.asList(place.region().split("/"));
        List<String> prefix = Arrays.asList(scope.region().split("/"));
        if (prefix.size() > path.size() || !path.subList(0, prefix.size()).equals(prefix)) {
          return false;
        }
      }
      return (scope.sku() == null || scope.sku().equals(what.sku()))
          && (scope.brand() == null || scope.brand().equals(what.brand()))
          && (scope.priceClass() == null || scope.priceClass().equals(what.priceClass()))
          && (scope.channel() == null || scope.channel().equals(place.channel()));
    }

    private Verdict judge() {
      Verdict verdict = new Verdict();
      Observation seen = Objects.requireNonNull(observation);
      verdict.price = seen.charged() == null ? seen.label() : seen.charged();
      if (outlet == null) {
        return verdict.unknown("OUT_OF_SCOPE", "unknown_outlet", null);
      }
      if (product == null) {
        return verdict.unknown("OUT_OF_SCOPE", "unknown_sku", null);
      }
      if (verdict.price == null) {
        return verdict.unknown("UNKNOWN_PRICE", "no_price", null);
      }
      Ratio price = ratio(verdict.price);
      Instant at = seen.observedAt();
      List<RuleEntry> applying = applying(at);
      verdict.restsOn.addAll(applying);
      restsOn = verdict.restsOn;
      if (applying.isEmpty()) {
        return verdict.unknown("UNKNOWN_PRICE", "no_rule", null);
      }
      List<Reading> readings = new ArrayList<>();
      for (RuleEntry rule : applying) {
        Reading reading = read(rule, seen.basis());
        if (reading.gap != null) {
          return verdict.unknown("UNKNOWN_PRICE", reading.gap, rule);
        }
        readings.add(reading);
      }
      for (Reading reading : readings) {
        if (reading.guide != null) {
          verdict.guide = reading.guide;
          verdict.guideRule = reading.rule;
        }
        if (reading.low != null) {
          int order = verdict.min == null ? 1 : reading.low.compare(verdict.min);
          if (order > 0 || (order == 0 && isFirst(reading.rule, verdict.minRule))) {
            verdict.min = reading.low;
            verdict.minRule = reading.rule;
          }
        }
        if (reading.high != null) {
          int order = verdict.max == null ? -1 : reading.high.compare(verdict.max);
          if (order < 0 || (order == 0 && isFirst(reading.rule, verdict.maxRule))) {
            verdict.max = reading.high;
            verdict.maxRule = reading.rule;
          }
        }
      }
      if (verdict.min != null && verdict.max != null && verdict.min.compare(verdict.max) > 0) {
        return verdict.unknown("UNKNOWN_PRICE", "conflicting_rules", null);
      }
      verdict.rule = verdict.guideRule;
      Ratio broken = null;
      boolean excused = false;
      for (Reading reading : readings) {
        if (reading.high != null && price.compare(reading.high) > 0) {
          if (isExcused(reading.rule, price, at, verdict)) {
            excused = true;
          } else {
            int order = broken == null ? -1 : reading.high.compare(broken);
            if (order < 0 || (order == 0 && isFirst(reading.rule, verdict.rule))) {
              verdict.finding = "OVER";
              verdict.rule = reading.rule;
              broken = reading.high;
            }
          }
        }
        if (reading.low != null && price.compare(reading.low) < 0) {
          if (isExcused(reading.rule, price, at, verdict)) {
            excused = true;
          } else {
            int order = broken == null ? 1 : reading.low.compare(broken);
            if (order > 0 || (order == 0 && isFirst(reading.rule, verdict.rule))) {
              verdict.finding = "UNDER";
              verdict.rule = reading.rule;
              broken = reading.low;
            }
          }
        }
      }
      verdict.grace = excused && broken == null;
      if (broken != null) {
        BigInteger over =
            price.over.multiply(broken.under).subtract(broken.over.multiply(price.under));
        verdict.deviation = new Ratio(over, price.under.multiply(broken.under)).rounded();
        if (broken.over.signum() != 0) {
          verdict.percent =
              new Ratio(over.multiply(BigInteger.valueOf(100)), price.under.multiply(broken.over))
                  .rounded();
        }
      }
      return verdict;
    }

    private boolean isExcused(RuleEntry rule, Ratio price, Instant at, Verdict verdict) {
      if (!at.isBefore(rule.validFrom().plusSeconds(86_400L * rule.graceDays()))) {
        return false;
      }
      List<RuleEntry> former = applying(rule.validFrom().minusNanos(1_000));
      for (RuleEntry entry : former) {
        if (!verdict.restsOn.contains(entry)) {
          verdict.restsOn.add(entry);
        }
      }
      for (RuleEntry entry : former) {
        Reading reading = read(entry, Objects.requireNonNull(observation).basis());
        if (reading.gap != null
            || (reading.low != null && price.compare(reading.low) < 0)
            || (reading.high != null && price.compare(reading.high) > 0)) {
          return false;
        }
      }
      return !former.isEmpty();
    }

    private Reading read(RuleEntry rule, PriceBasis basis) {
      ProductRecord what = Objects.requireNonNull(product);
      boolean isMarkup = rule.kind() == PriceRuleKind.MARKUP_FLOOR;
      BigDecimal amount = isMarkup ? what.wholesalePerCarton() : rule.amount();
      if (amount == null) {
        return new Reading(rule, null, null, null, "no_wholesale_price");
      }
      PriceBasis from = isMarkup ? PriceBasis.CARTON : Objects.requireNonNull(rule.basis());
      long pack = what.unitsPerPack();
      BigInteger carton =
          BigInteger.valueOf(pack).multiply(BigInteger.valueOf(what.packsPerCarton()));
      BigInteger over = BigInteger.ONE;
      BigInteger under = BigInteger.ONE;
      if (from != basis) {
        for (PriceBasis one : List.of(from, basis)) {
          if (one != PriceBasis.THOUSAND_UNITS
              && (pack < 1 || (one == PriceBasis.CARTON && what.packsPerCarton() < 1))) {
            return new Reading(rule, null, null, null, "no_ratio");
          }
        }
        over = size(basis, pack, carton);
        under = size(from, pack, carton);
      }
      BigInteger base = micros(amount).multiply(over);
      under = under.multiply(MILLION);
      return switch (rule.kind()) {
        case GUIDE ->
            new Reading(
                rule,
                scaled(base, under, negated(rule.toleranceLow()), rule),
                scaled(base, under, rule.toleranceHigh(), rule),
                new Ratio(base, under),
                null);
        case CEILING ->
            new Reading(rule, null, scaled(base, under, BigDecimal.ZERO, rule), null, null);
        case FLOOR, UNIT_FLOOR ->
            new Reading(rule, scaled(base, under, BigDecimal.ZERO, rule), null, null, null);
        case MARKUP_FLOOR ->
            new Reading(rule, scaled(base, under, rule.percent(), rule), null, null, null);
      };
    }
  }

  private static @Nullable BigDecimal negated(@Nullable BigDecimal value) {
    return value == null ? null : value.negate();
  }

  private static BigInteger size(PriceBasis basis, long pack, BigInteger carton) {
    return switch (basis) {
      case PACK -> BigInteger.valueOf(pack);
      case CARTON -> carton;
      case THOUSAND_UNITS -> BigInteger.valueOf(1000);
    };
  }

  private static @Nullable Ratio scaled(
      BigInteger over, BigInteger under, @Nullable BigDecimal by, RuleEntry rule) {
    if (by == null) {
      return null;
    }
    BigInteger exact = over.multiply(MILLION.add(micros(by)));
    BigInteger of = under.multiply(MILLION);
    if (rule.rounding() == null || rule.tick() == null) {
      return new Ratio(exact, of);
    }
    // Ticks in it: exact / of / (tick micros / million).
    BigInteger tick = micros(rule.tick());
    BigInteger[] ticks = exact.multiply(MILLION).divideAndRemainder(of.multiply(tick));
    boolean whole = ticks[1].signum() == 0;
    boolean half = ticks[1].shiftLeft(1).compareTo(of.multiply(tick)) >= 0;
    boolean up =
        rule.rounding() == Rounding.UP ? !whole : rule.rounding() == Rounding.NEAREST && half;
    return new Ratio((up ? ticks[0].add(BigInteger.ONE) : ticks[0]).multiply(tick), MILLION);
  }

  private static boolean isLater(Fact one, Fact other) {
    return one.recordedAt().isAfter(other.recordedAt())
        || (one.recordedAt().equals(other.recordedAt())
            && bytes(one.eventId(), other.eventId()) > 0);
  }

  private static int bytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isFirst(RuleEntry one, @Nullable RuleEntry other) {
    return other != null && bytes(one.ruleId(), other.ruleId()) < 0;
  }

  private static boolean isMoreParticular(RuleEntry one, RuleEntry other) {
    int[] a = particular(one);
    int[] b = particular(other);
    if (!Arrays.equals(a, b)) {
      return Arrays.compare(a, b) > 0;
    }
    return one.validFrom().isAfter(other.validFrom())
        || (one.validFrom().equals(other.validFrom()) && bytes(one.ruleId(), other.ruleId()) > 0);
  }

  private static int[] particular(RuleEntry rule) {
    Scope scope = rule.scope();
    return new int[] {
      scope.region() == null ? 0 : scope.region().split("/").length,
      scope.sku() != null ? 3 : scope.brand() != null ? 2 : scope.priceClass() != null ? 1 : 0,
      scope.channel() != null ? 1 : 0
    };
  }
}
