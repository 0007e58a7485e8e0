package dev.vedette.availability.job;

import dev.vedette.availability.CellBook;
import dev.vedette.availability.DemandLine;
import dev.vedette.availability.OutletFile;
import dev.vedette.availability.SkuBook;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/** What the availability job keeps. */
final class AvailabilityState {
  /** By outlet: its file through time. */
  static final ValueStateDescriptor<OutletFile> FILE =
      new ValueStateDescriptor<>("outlet-file", new AvailabilityTypes.Files());

  /** By outlet: order lines of the cycles that still matter, by order and line. */
  static final MapStateDescriptor<String, DemandLine> LINES =
      new MapStateDescriptor<>(
          "demand-lines", StringSerializer.INSTANCE, new AvailabilityTypes.Lines());

  /** By outlet: the book of each SKU. */
  static final MapStateDescriptor<String, SkuBook> BOOKS =
      new MapStateDescriptor<>(
          "sku-books", StringSerializer.INSTANCE, new AvailabilityTypes.Books());

  /** By task of the outlets' books: the watermark, which Flink does not keep. */
  static final ListStateDescriptor<Long> WATERMARK =
      new ListStateDescriptor<>("watermark", LongSerializer.INSTANCE);

  /** By outlet: the ends of cycles. */
  static final String TIMERS = "cycle-timers";

  /** By cell: its book, until its cycle is settled. */
  static final ValueStateDescriptor<CellBook> CELL =
      new ValueStateDescriptor<>("cell-book", new AvailabilityTypes.Cells());

  private AvailabilityState() {}
}
