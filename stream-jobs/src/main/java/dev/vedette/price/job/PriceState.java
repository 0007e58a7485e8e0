package dev.vedette.price.job;

import dev.vedette.price.Fact;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.StatedVerdict;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What the price job keeps. */
final class PriceState {
  /** By outlet: its records. */
  static final ListStateDescriptor<OutletRecord> OUTLETS =
      new ListStateDescriptor<>("outlets", new PriceTypes.Outlets());

  /** By outlet and subject: the observations that are kept, and what was said of them. */
  static final MapStateDescriptor<String, Dossier> DOSSIERS =
      new MapStateDescriptor<>("dossiers", StringSerializer.INSTANCE, new PriceTypes.Dossiers());

  /** Of every judge alike: rule entries and product records, by event id. */
  static final MapStateDescriptor<String, Fact> LAW =
      new MapStateDescriptor<>("law", StringSerializer.INSTANCE, new PriceTypes.Facts());

  /** Of every judge alike: the horizon, in microseconds since 1970, under {@link #THE_HORIZON}. */
  static final MapStateDescriptor<String, Long> HORIZON =
      new MapStateDescriptor<>("horizon", StringSerializer.INSTANCE, LongSerializer.INSTANCE);

  static final String THE_HORIZON = "horizon";

  /** Of every judge alike: the ids of the job under which this was kept, see {@link Runs}. */
  static final ListStateDescriptor<String> RUNS =
      new ListStateDescriptor<>("runs", StringSerializer.INSTANCE);

  /** Of the clerk: the rule entries and product records that it has passed on. */
  static final ListStateDescriptor<Fact> PASSED_ON =
      new ListStateDescriptor<>("passed-on", new PriceTypes.Facts());

  /** Of the clerk: the horizon, in microseconds since 1970. */
  static final ListStateDescriptor<Long> CLERK_HORIZON =
      new ListStateDescriptor<>("clerk-horizon", LongSerializer.INSTANCE);

  /** By outlet, while it is judged again from the tables: all that they hold of it. */
  static final ListStateDescriptor<Archived> ARCHIVED =
      new ListStateDescriptor<>("archived", new PriceTypes.Archive());

  /** By outlet and SKU, and by verdict: what was said of it, where it matters for a case. */
  static final MapStateDescriptor<String, StatedVerdict> STATED_VERDICTS =
      new MapStateDescriptor<>(
          "stated-verdicts", StringSerializer.INSTANCE, new CaseTypes.Verdicts());

  /** By outlet and SKU, and by rule: what was said last of the case. */
  static final MapStateDescriptor<String, SaidCase> SAID_CASES =
      new MapStateDescriptor<>("said-cases", StringSerializer.INSTANCE, new CaseTypes.Cases());

  private PriceState() {}
}
