package dev.vedette.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The events of a whole market in the order in which they are recorded: that of a late upload comes
 * when it is uploaded. Holds the state of every outlet, some 200 bytes for each SKU that one lists,
 * and the events of a day. The same market gives the same events in the same order. Not for several
 * threads.
 */
public final class Arrivals implements Iterator<SimulatedEvent> {
  private record Waiting(SimulatedEvent event, long number) {
    /** At the same instant, what describes outlets and products comes first. */
    static final Comparator<Waiting> ORDER =
        Comparator.comparing((Waiting waiting) -> waiting.event().arrival())
            .thenComparing(waiting -> waiting.event().type())
            .thenComparingLong(Waiting::number);
  }

  private final Market market;
  private final MarketSink intake;
  private final List<OutletTrade> trades = new ArrayList<>();
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Waiting.ORDER);
  private long events;
  private int nextDay;

  /**
   * @param market to run
   * @param truth is given the truth of a day before its first event comes; its {@link
   *     MarketSink#event} is not called
   */
  public Arrivals(Market market, MarketSink truth) {
    this.market = market;
    this.intake = new Intake(truth);
    market.reportProducts(intake);
    for (int outlet = 0; outlet < market.outlets(); outlet++) {
      market.reportOutlet(outlet, intake);
      trades.add(market.trade(outlet));
    }
  }

  @Override
  public boolean hasNext() {
    // Nothing of a day arrives before it begins.
    while (nextDay < market.parameters().days()
        && (waiting.isEmpty() || !beginsAfter(waiting.element().event()))) {
      simulateDay();
    }
    return !waiting.isEmpty();
  }

  private boolean beginsAfter(SimulatedEvent event) {
    return event.arrival().isBefore(market.beginOf(nextDay));
  }

  private void simulateDay() {
    for (OutletTrade trade : trades) {
      trade.tradeDay(intake);
    }
    for (int city = 0; city < market.cities(); city++) {
      market.reportDepot(city, nextDay, intake);
    }
    nextDay++;
  }

  @Override
  public SimulatedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The market has ended");
    }
    return waiting.remove().event();
  }

  /** Keeps the events until they arrive, and hands the truth on. */
  private final class Intake implements MarketSink {
    private final MarketSink truth;

    Intake(MarketSink truth) {
      this.truth = truth;
    }

    @Override
    public void event(SimulatedEvent event) {
      waiting.add(new Waiting(event, events++));
    }

    @Override
    public void keyDay(KeyDay day) {
      truth.keyDay(day);
    }

    @Override
    public void fault(ReportFault fault) {
      truth.fault(fault);
    }

    @Override
    public void phantom(PhantomStock phantom) {
      truth.phantom(phantom);
    }
  }
}
