package dev.vedette.market.job;

import dev.vedette.event.LateEvent;
import dev.vedette.flink.KeptWatermark;
import dev.vedette.market.Agenda;
import dev.vedette.market.Contribution;
import dev.vedette.market.Fact;
import dev.vedette.market.Item;
import dev.vedette.market.Line;
import dev.vedette.market.OutletBook;
import dev.vedette.market.OutletBook.Register;
import dev.vedette.market.OutletFile;
import dev.vedette.market.Period;
import dev.vedette.market.Periods;
import dev.vedette.market.Place;
import dev.vedette.market.ProductFile;
import dev.vedette.market.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the book of each outlet. What the outlet adds to the panes of a period is told when the
 * period is over, all at once, and every change of it from then on until its cycle is settled.
 *
 * <p>A fact is too late when a cycle that it would change is settled, which is when the watermark
 * has passed its end. Flink forgets the watermark at a restart; this operator keeps it, so that
 * what was given as settled stays so.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class OutletOperator extends AbstractStreamOperator<Contribution>
    implements TwoInputStreamOperator<Arrival, ProductFile.Word, Contribution>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;

  private final MarketRules rules;
  private final OutputTag<LateEvent> lateTag;

  private transient OutletShelf shelf;
  private transient BroadcastState<String, ProductFile> products;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient KeptWatermark watermark;

  /** What is done to an outlet's state. */
  @FunctionalInterface
  private interface Change {
    void make() throws Exception;
  }

  /** What an outlet adds in a period, and where. */
  private record Part(Place place, Map<Item, Tally> tallies) {}

  OutletOperator(MarketRules rules, OutputTag<LateEvent> lateTag) {
    this.rules = rules;
    this.lateTag = lateTag;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    products = context.getOperatorStateStore().getBroadcastState(MarketState.PRODUCTS);
    watermark = KeptWatermark.of(context, MarketState.WATERMARK);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    watermark.store();
  }

  @Override
  public void open() throws Exception {
    super.open();
    shelf = new OutletShelf(getRuntimeContext(), rules.periods());
    timers = getInternalTimerService(MarketState.TIMERS, VoidNamespaceSerializer.INSTANCE, this);
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark.reach(mark);
    super.processWatermark(mark);
  }

  @Override
  public void processElement1(StreamRecord<Arrival> element) throws Exception {
    Arrival arrival = element.getValue();
    switch (arrival.fact()) {
      case Fact.Filed change -> file(change, arrival);
      case Fact.Ordered order -> order(order, arrival);
      case Fact.Stocked reading -> see(reading, arrival);
      case Fact.Priced price -> see(price, arrival);
      case Fact.Made made -> throw new IllegalArgumentException("A product is no outlet's");
      case Fact.TimeReached reached -> {}
    }
  }

  /** A SKU's record changes what each outlet adds to brands, classes and prices. */
  @Override
  public void processElement2(StreamRecord<ProductFile.Word> element) throws Exception {
    ProductFile.Word word = element.getValue();
    String sku = word.fact().sku();
    ProductFile known = register().product(sku);
    if (known.knows(word.fact())) {
      return;
    }
    ProductFile changed = known.with(word);
    if (watermark.isKnown()) {
      Register before = register();
      Register after = name -> name.equals(sku) ? changed : before.product(name);
      getKeyedStateBackend()
          .applyToAllKeys(
              VoidNamespace.INSTANCE,
              VoidNamespaceSerializer.INSTANCE,
              MarketState.AGENDA,
              (outlet, agenda) -> {
                Map<Period, Part> left =
                    parts(
                        agenda.value(),
                        period -> periods().cycle(period) >= word.fromCycle(),
                        before);
                if (!left.isEmpty()) {
                  sayDifferences(left, after, word.fact().recordedAt());
                }
              });
    }
    products.put(sku, changed);
  }

  private void order(Fact.Ordered fact, Arrival arrival) throws Exception {
    Line line = Line.of(fact, periods());
    Line known = shelf.line(fact.line());
    if (known != null && !known.isSupersededBy(line)) {
      return;
    }
    long cycle = periods().cycle(line.day());
    long first = known == null ? cycle : Math.min(cycle, periods().cycle(known.day()));
    if (isSettled(first)) {
      sayLate(arrival);
      return;
    }
    change(
        period ->
            periods().isCycle(period)
                ? periods().cycle(period) >= first
                : period.firstDay() == line.day()
                    || (known != null && period.firstDay() == known.day()),
        fact.recordedAt(),
        () -> shelf.put(fact.line(), line));
    Set<Period> concerned = new LinkedHashSet<>();
    if (!periods().isCycle(periods().ofDay(line.day()))) {
      concerned.add(periods().ofDay(line.day()));
    }
    for (long next = cycle; next <= cycle + OutletBook.LOOK_BACK; next++) {
      concerned.add(periods().ofCycle(next));
    }
    plan(concerned);
  }

  private void see(Fact.OfSku fact, Arrival arrival) throws Exception {
    long cycle = periods().cycle(periods().day(fact.at()));
    if (isSettled(cycle)) {
      sayLate(arrival);
      return;
    }
    change(
        period -> periods().isCycle(period) && periods().cycle(period) >= cycle,
        fact.recordedAt(),
        () -> shelf.see(fact, cycle));
    plan(Set.of(periods().ofCycle(cycle)));
  }

  /** A file that came too late is true of the cycles that are still open all the same. */
  private void file(Fact.Filed fact, Arrival arrival) throws Exception {
    OutletFile known = shelf.file();
    if (known.knows(fact)) {
      return;
    }
    long cycle = periods().cycle(periods().day(fact.at()));
    if (isSettled(cycle)) {
      sayLate(arrival);
    }
    change(period -> true, fact.recordedAt(), () -> shelf.put(known.with(fact)));
    plan(Set.of(periods().ofCycle(Math.max(cycle, openCycle()))));
  }

  /** Makes a change, and says what it does to the periods that were told already. */
  private void change(Predicate<Period> concerned, Instant recordedAt, Change change)
      throws Exception {
    Map<Period, Part> before = parts(shelf.agenda(), concerned, register());
    change.make();
    if (!before.isEmpty()) {
      sayDifferences(before, register(), recordedAt);
    }
  }

  private Map<Period, Part> parts(Agenda agenda, Predicate<Period> concerned, Register register)
      throws Exception {
    List<Period> told = agenda.told().stream().filter(concerned).toList();
    Map<Period, Part> parts = new HashMap<>();
    if (!told.isEmpty()) {
      OutletBook book = shelf.book();
      for (Period period : told) {
        parts.put(period, part(book, period, register));
      }
    }
    return parts;
  }

  private Part part(OutletBook book, Period period, Register register) {
    return new Part(
        book.filed(period, periods()).map(Fact.Filed::place).orElse(Place.UNKNOWN),
        book.tallies(period, periods(), register));
  }

  private void sayDifferences(Map<Period, Part> before, Register register, Instant recordedAt)
      throws Exception {
    OutletBook book = shelf.book();
    for (Map.Entry<Period, Part> told : before.entrySet()) {
      Part left = told.getValue();
      Part entered = part(book, told.getKey(), register);
      if (left.place().equals(entered.place())) {
        Map<Item, Tally> differences = new HashMap<>(entered.tallies());
        left.tallies()
            .forEach((item, tally) -> differences.merge(item, tally.negated(), Tally::plus));
        say(left.place(), told.getKey(), differences, recordedAt);
      } else {
        Map<Item, Tally> taken = new HashMap<>(left.tallies());
        taken.replaceAll((item, tally) -> tally.negated());
        say(left.place(), told.getKey(), taken, recordedAt);
        say(entered.place(), told.getKey(), entered.tallies(), recordedAt);
      }
    }
  }

  private void say(Place place, Period period, Map<Item, Tally> tallies, Instant recordedAt) {
    tallies.forEach(
        (item, tally) -> {
          if (!tally.isZero()) {
            output.collect(
                new StreamRecord<>(new Contribution(place, item, period, tally, recordedAt)));
          }
        });
  }

  private void sayLate(Arrival arrival) {
    output.collect(lateTag, new StreamRecord<>(LateFacts.late(arrival, watermark.settledUntil())));
  }

  /** Has the outlet's part in periods told as soon as they are over, which may be now. */
  private void plan(Set<Period> periods) throws Exception {
    Agenda agenda = shelf.agenda();
    boolean isDue = false;
    for (Period period : periods) {
      if (!agenda.has(period)) {
        agenda = agenda.withPending(period);
        if (isOver(period)) {
          isDue = true;
        } else {
          comeBackAt(over(period));
        }
        comeBackAt(settled(periods().cycle(period)));
      }
    }
    shelf.put(agenda);
    if (isDue) {
      tellDue();
    }
  }

  private void tellDue() throws Exception {
    Agenda agenda = shelf.agenda();
    boolean hasFile = !shelf.file().changes().isEmpty();
    Set<Period> told = new LinkedHashSet<>();
    OutletBook book = shelf.book();
    while (!agenda.pending().isEmpty() && isOver(agenda.pending().first())) {
      Period period = agenda.pending().first();
      Part part = part(book, period, register());
      say(part.place(), period, part.tallies(), book.recordedAt(period, periods()));
      told.add(period);
      agenda = agenda.withTold(told);
      if (hasFile && periods().isCycle(period)) {
        // An outlet is in the universe of every cycle, whatever it does.
        Period next = periods().ofCycle(periods().cycle(period) + 1);
        if (!agenda.has(next)) {
          agenda = agenda.withPending(next);
          comeBackAt(over(next));
        }
      }
    }
    shelf.put(agenda);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    if (timers.currentWatermark() == Long.MAX_VALUE) {
      return;
    }
    tellDue();
    long open = openCycle();
    // Only at the end of a cycle is there anything to drop.
    if (timer.getTimestamp() == settled(periods().cycle(periods().day(at(timer))))
        && shelf.dropBefore(open)) {
      comeBackAt(settled(open));
    }
  }

  private static Instant at(InternalTimer<String, VoidNamespace> timer) {
    return Instant.ofEpochMilli(timer.getTimestamp());
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    throw new IllegalStateException("The books follow event time alone");
  }

  private void comeBackAt(long time) {
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, time);
  }

  private Register register() {
    return sku -> {
      try {
        ProductFile file = products.get(sku);
        return file == null ? ProductFile.EMPTY : file;
      } catch (Exception e) {
        throw new IllegalStateException("Cannot read the products' state", e);
      }
    };
  }

  private Periods periods() {
    return rules.periods();
  }

  private boolean isOver(Period period) {
    return watermark.hasReached(over(period));
  }

  /** The watermark with which the newest fact lies beyond the period. */
  private long over(Period period) {
    return periods().end(period).toEpochMilli() - 1 - rules.allowedLateness().toMillis();
  }

  /** The watermark with which a cycle is settled. */
  private long settled(long cycle) {
    return periods().cycles().end(cycle).toEpochMilli() - 1;
  }

  private boolean isSettled(long cycle) {
    return cycle < openCycle();
  }

  /** The first cycle that is not settled. */
  private long openCycle() {
    return watermark.isKnown()
        ? periods().cycle(periods().day(watermark.settledUntil()))
        : Long.MIN_VALUE;
  }
}
