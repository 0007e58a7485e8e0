package dev.vedette.market.job;

import dev.vedette.market.Agenda;
import dev.vedette.market.ItemTrend;
import dev.vedette.market.Line;
import dev.vedette.market.OutletFile;
import dev.vedette.market.PaneBook;
import dev.vedette.market.ProductFile;
import dev.vedette.market.Seen;
import dev.vedette.market.TrendFigures;
import java.math.BigDecimal;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.BigDecSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What the market job keeps. */
final class MarketState {
  /**
   * By task of the outlets, and of the trends: every SKU's file through time. The same in each
   * task.
   */
  static final MapStateDescriptor<String, ProductFile> PRODUCTS =
      new MapStateDescriptor<>("products", StringSerializer.INSTANCE, new MarketTypes.Products());

  /** By outlet: its file through time. */
  static final ValueStateDescriptor<OutletFile> FILE =
      new ValueStateDescriptor<>("outlet-file", new MarketTypes.Files());

  /** By outlet: order lines of the cycles that still matter, by order and line. */
  static final MapStateDescriptor<String, Line> LINES =
      new MapStateDescriptor<>("order-lines", StringSerializer.INSTANCE, new MarketTypes.Lines());

  /** By outlet: what was last seen, by cycle and SKU. */
  static final MapStateDescriptor<String, Seen> SEEN =
      new MapStateDescriptor<>("seen", StringSerializer.INSTANCE, new MarketTypes.Sights());

  /** By outlet: category value supplied, by settled cycle. */
  static final MapStateDescriptor<Long, BigDecimal> VALUES =
      new MapStateDescriptor<>(
          "category-values", LongSerializer.INSTANCE, BigDecSerializer.INSTANCE);

  /** By outlet: what was told and what is to be told. */
  static final ValueStateDescriptor<Agenda> AGENDA =
      new ValueStateDescriptor<>("agenda", new MarketTypes.Agendas());

  /** By task: the watermark, which Flink does not keep. */
  static final ListStateDescriptor<Long> WATERMARK =
      new ListStateDescriptor<>("watermark", LongSerializer.INSTANCE);

  /** By outlet: the ends of days and cycles. */
  static final String TIMERS = "period-timers";

  /** By pane: its book, until its cycle is settled. */
  static final ValueStateDescriptor<PaneBook> PANE =
      new ValueStateDescriptor<>("pane-book", new MarketTypes.Panes());

  /** By region: what trends need of its panes, by order cycle and item. */
  static final MapStateDescriptor<String, TrendFigures> FIGURES =
      new MapStateDescriptor<>(
          "trend-figures", StringSerializer.INSTANCE, new MarketTypes.Figures());

  /** By region: the last revision of each trend of the cycles that are not settled. */
  static final MapStateDescriptor<String, ItemTrend.Said> SAID_TRENDS =
      new MapStateDescriptor<>(
          "said-trends", StringSerializer.INSTANCE, new MarketTypes.SaidTrends());

  private MarketState() {}
}
