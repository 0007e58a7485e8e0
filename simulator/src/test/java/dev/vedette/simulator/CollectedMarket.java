package dev.vedette.simulator;

import dev.vedette.topic.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.avro.specific.SpecificRecord;

/** Keeps all that comes of a market. */
final class CollectedMarket implements MarketSink {
  final List<SimulatedEvent> events = new ArrayList<>();
  final List<KeyDay> days = new ArrayList<>();
  final List<ReportFault> faults = new ArrayList<>();
  final List<PhantomStock> phantoms = new ArrayList<>();

  static CollectedMarket of(MarketParameters parameters) {
    return of(parameters, outlet -> true);
  }

  /** The market's outlets for which a condition holds; the others are never asked for. */
  static CollectedMarket of(MarketParameters parameters, IntPredicate wanted) {
    CollectedMarket collected = new CollectedMarket();
    Market market = new Market(parameters);
    for (int outlet = 0; outlet < market.outlets(); outlet++) {
      if (wanted.test(outlet)) {
        OutletTrade trade = market.trade(outlet);
        for (int day = 0; day < parameters.days(); day++) {
          trade.tradeDay(collected);
        }
      }
    }
    return collected;
  }

  <T extends SpecificRecord> List<T> events(EventType type, Class<T> kind) {
    return events.stream()
        .filter(event -> event.type() == type)
        .map(event -> kind.cast(event.event()))
        .toList();
  }

  @Override
  public void event(SimulatedEvent event) {
    events.add(event);
  }

  @Override
  public void keyDay(KeyDay day) {
    days.add(day);
  }

  @Override
  public void fault(ReportFault fault) {
    faults.add(fault);
  }

  @Override
  public void phantom(PhantomStock phantom) {
    phantoms.add(phantom);
  }
}
