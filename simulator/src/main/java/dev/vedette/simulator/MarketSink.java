package dev.vedette.simulator;

/** Takes what comes of a market: what is reported, and the truth. */
public interface MarketSink {
  /** Takes nothing. */
  MarketSink NONE =
      new MarketSink() {
        @Override
        public void event(SimulatedEvent event) {}

        @Override
        public void keyDay(KeyDay day) {}

        @Override
        public void fault(ReportFault fault) {}

        @Override
        public void phantom(PhantomStock phantom) {}
      };

  /** An event was reported. Events of one outlet and day come in no particular order. */
  void event(SimulatedEvent event);

  /** The truth of one day with one SKU at one outlet. */
  void keyDay(KeyDay day);

  /** A reading was not true. */
  void fault(ReportFault fault);

  /** Stock was lost unnoticed, or that was found out. */
  void phantom(PhantomStock phantom);
}
