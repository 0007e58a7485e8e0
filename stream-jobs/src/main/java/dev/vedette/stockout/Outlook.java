package dev.vedette.stockout;

import dev.vedette.demand.DemandModel;
import dev.vedette.demand.Forecast;
import dev.vedette.demand.Surge;
import dev.vedette.demand.Tail;
import dev.vedette.event.StockState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stock of one SKU at one outlet as estimated at one instant. */
final class Outlook {
  /** Days ahead in which a run-out is looked for. */
  private static final int FARTHEST_RUN_OUT_DAYS = 60;

  /** Quantile of demand up to which an order is suggested, in standard deviations: nine in ten. */
  private static final double SERVICE = 1.2816;

  /** After so many days nobody waits for a delivery any more but for the next planned one. */
  private static final Duration OVERDUE_AT_MOST = Duration.ofDays(5);

  private static final long SECONDS_PER_DAY = 86_400;

  private static final double NOT_ASKED = -1;

  /** A stretch without sales proves nothing where less than this is sold a day. */
  private static final double SILENCE_PROVES_FROM = 1;

  private final Instant at;
  private final SkuState known;
  private final StockoutRules rules;
  private final Surge surge;
  private final Optional<DeliveryPlan> plan;
  private final double stock;
  // Most looks need not know these.
  private @Nullable Instant awaited;
  private @Nullable Forecast forecast;
  private double now = Double.NaN;
  private @Nullable StockState state;
  private double probability = NOT_ASKED;

  private Outlook(
      SkuState known,
      Optional<OutletProfile> profile,
      Instant at,
      Surge surge,
      StockoutRules rules) {
    this.at = at;
    this.known = known;
    this.rules = rules;
    this.surge = surge;
    this.plan = profile.flatMap(OutletProfile::deliveries);
    this.stock = known.inHand();
  }

  /**
   * An outlook.
   *
   * @param surge as known when the last day had ended
   */
  static Outlook of(
      SkuState known,
      Optional<OutletProfile> profile,
      Instant at,
      Surge surge,
      StockoutRules rules) {
    return new Outlook(known, profile, at, surge, rules);
  }

  Instant at() {
    return at;
  }

  /** The delivery that is waited for: the next planned one, or one that is overdue. */
  Optional<Instant> awaited() {
    if (awaited == null && plan.isPresent()) {
      awaited = awaited(known, plan.get(), at, rules);
    }
    return Optional.ofNullable(awaited);
  }

  private Optional<Forecast> forecast() {
    if (forecast == null && known.reading().isPresent() && known.demand().isPresent()) {
      forecast = known.forecast(known.demand().get(), plan, surge, rules);
    }
    return Optional.ofNullable(forecast);
  }

  private double now() {
    if (Double.isNaN(now)) {
      now = rules.trading().at(at);
    }
    return now;
  }

  boolean isOverdue() {
    return awaited().filter(planned -> !planned.isAfter(at)).isPresent();
  }

  private static Instant awaited(
      SkuState known, DeliveryPlan plan, Instant at, StockoutRules rules) {
    DeliveryHour hour = rules.deliveryHour();
    long next = plan.nextDay(at, hour);
    Instant planned = hour.on(next - plan.cycleDays());
    Instant dayOfPlanned = hour.startOfDay(planned);
    Instant last = known.delivery().map(Fact.Delivered::at).orElse(Instant.MIN);
    boolean came = !last.isBefore(dayOfPlanned);
    boolean ordered = known.order().isEmpty() || known.order().get().at().isAfter(last);
    boolean stillExpected = !at.isAfter(planned.plus(OVERDUE_AT_MOST));
    boolean before =
        (known.reading().isPresent() && known.reading().get().at().isBefore(planned))
            || last.isAfter(Instant.MIN);
    return came || !ordered || !stillExpected || !before ? hour.on(next) : planned;
  }

  /** From when the last reading says nothing any more. */
  static Optional<Instant> unknownFrom(
      SkuState known, Optional<DeliveryPlan> plan, StockoutRules rules) {
    if (known.reading().isEmpty() || plan.isEmpty()) {
      return Optional.empty();
    }
    long days = (long) plan.get().cycleDays() * rules.unknownAfterCycles();
    return Optional.of(known.reading().get().at().plusSeconds(days * SECONDS_PER_DAY));
  }

  boolean isUnknown() {
    return known.reading().isEmpty()
        || unknownFrom(known, plan, rules).filter(from -> !at.isBefore(from)).isPresent();
  }

  /** Whether enough was seen to warn somebody. */
  private boolean isFounded() {
    return known.demand().filter(m -> m.daysSeen() >= rules.minimumHistory()).isPresent();
  }

  /** What is to be said of the stock. */
  StockState state() {
    StockState found = state;
    if (found == null) {
      found = judged();
      state = found;
    }
    return found;
  }

  private StockState judged() {
    if (isUnknown()) {
      return StockState.UNKNOWN;
    }
    if (stock == 0) {
      return StockState.OUT;
    }
    if (!isFounded()) {
      return StockState.OK;
    }
    if (phantom() >= rules.suspectFrom()) {
      return StockState.SUSPECTED;
    }
    // Most stocks are far from running out, and a bound at little cost proves it.
    if (latestHorizon() > now
        && demandUntil(latestHorizon()).atLeastBound(stock) < rules.clearBelow()) {
      return StockState.OK;
    }
    if (forecast().isPresent()
        && !forecast().get().until(now()).isAtLeastLessOften(stock, rules.suspectFrom())) {
      return StockState.SUSPECTED;
    }
    return mayRunOut(rules.raiseFrom()) ? StockState.AT_RISK : StockState.OK;
  }

  private double latestHorizon() {
    return awaited().map(planned -> rules.trading().at(planned) + 4).orElse(Double.NaN);
  }

  /** Whether a warning that was given stands no longer. */
  boolean isClearlyFine() {
    return state() == StockState.OK && (awaited().isEmpty() || !mayRunOut(rules.clearBelow()));
  }

  /** Probability that the stock on record is not on the shelf. */
  double phantom() {
    return known
        .demand()
        // Most stocks sell, and then the rate need not be asked for.
        .filter(model -> model.phantom() > 0 && model.countedPerDay() >= SILENCE_PROVES_FROM)
        .map(DemandModel::phantom)
        .orElse(0.0);
  }

  /** Whether the stock is gone before the next delivery with at least this probability. */
  private boolean mayRunOut(double probability) {
    return forecast().isPresent()
        && awaited().isPresent()
        && !forecast()
            .get()
            .runsOutLessOften(stock, now(), rules.trading().at(awaited().get()), probability);
  }

  /**
   * Probability that the stock is gone before the next delivery, to a millionth, below which
   * nothing is meant; not a number where unknown.
   */
  double runOutBeforeDelivery() {
    if (forecast().isEmpty() || awaited().isEmpty()) {
      return Double.NaN;
    }
    if (probability == NOT_ASKED) {
      probability =
          forecast().get().runOutToAMillionth(stock, now(), rules.trading().at(awaited().get()));
    }
    return probability;
  }

  /** The same, such that it can be compared with thresholds: exact where it is near to one. */
  private double comparable() {
    double rounded = runOutBeforeDelivery();
    return Severity.isNearThreshold(rounded)
        ? forecast()
            .orElseThrow()
            .runOutBeforeDelivery(stock, now(), rules.trading().at(awaited().orElseThrow()))
        : rounded;
  }

  private Forecast.Demand demandUntil(double time) {
    return forecast().orElseThrow().until(time);
  }

  /** Base units thought to be on hand. */
  double estimatedStock() {
    if (forecast().isEmpty()) {
      return stock;
    }
    Forecast.Demand since = demandUntil(now());
    return Math.max(0, stock - since.moments().mean() + since.expectedBeyond(stock));
  }

  /**
   * Standard deviation of that: of the demand since the count, and no more than half the stock,
   * which is the most that a quantity between nothing and the stock can have.
   */
  double stockSpread() {
    if (forecast().isEmpty()) {
      return 0;
    }
    return Math.min(StrictMath.sqrt(demandUntil(now()).moments().variance()), stock / 2);
  }

  Severity severity() {
    return switch (state()) {
      case OUT -> Severity.CRITICAL;
      case SUSPECTED -> Severity.HIGH;
      default -> Severity.ofProbability(comparable());
    };
  }

  /** Trading days that the stock lasts at the present rate; empty where nothing sells. */
  Optional<Double> coverDays() {
    return known
        .demand()
        .map(DemandModel::ratePerDay)
        .filter(rate -> rate > 0)
        .map(rate -> estimatedStock() / rate);
  }

  /** When the stock is gone with some probability; empty where that lies far ahead. */
  Optional<Instant> runOut(double probability) {
    return forecast()
        .map(f -> f.runOut(stock, probability, FARTHEST_RUN_OUT_DAYS))
        .filter(time -> !Double.isNaN(time))
        .map(time -> rules.trading().instant(time).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Base units that will be asked for in vain from now until the delivery that is waited for. */
  Optional<Long> lostUnits() {
    return awaited()
        .flatMap(
            planned ->
                forecast()
                    .map(
                        f -> {
                          double until = Math.max(now(), rules.trading().at(planned));
                          double lost =
                              f.until(until).expectedBeyond(stock)
                                  - f.until(now()).expectedBeyond(stock);
                          return Math.round(Math.max(0, lost));
                        }));
  }

  /**
   * Base units to order so that the stock lasts, in nine cases of ten, until the delivery after the
   * one that is waited for.
   */
  Optional<Long> suggestedOrder() {
    return plan.flatMap(
        p ->
            awaited()
                .flatMap(
                    planned ->
                        forecast()
                            .map(
                                f -> {
                                  Instant end = planned.plus(Duration.ofDays(p.cycleDays()));
                                  Tail demand =
                                      f.until(Math.max(now(), rules.trading().at(end))).moments();
                                  double most =
                                      demand.mean() + SERVICE * StrictMath.sqrt(demand.variance());
                                  return (long) Math.ceil(Math.max(0, most - stock));
                                })));
  }

  /** Until when the outlet can order for the next planned delivery. */
  Optional<Instant> orderBy() {
    return plan.map(p -> p.next(at, rules.deliveryHour()).minus(rules.orderLead()));
  }
}
