package dev.vedette.benchmark;

import dev.vedette.event.DeliveryLine;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.stockout.job.FactReader;
import dev.vedette.topic.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The least that a job over these topics can do: add up quantities of each SKU at each outlet. It
 * says nothing, so what it takes is reading, one exchange, and one update of state.
 */
final class PlainSum {
  private PlainSum() {}

  /** What an event says of a quantity. */
  public static final class Amount {
    public String key = "";
    public long atMillis;
    public long quantity;
    public boolean heartbeat;

    public Amount() {}

    static Amount of(String outletId, String sku, Instant at, long quantity) {
      Amount amount = new Amount();
      amount.key = outletId + '/' + sku;
      amount.atMillis = at.toEpochMilli();
      amount.quantity = quantity;
      return amount;
    }
  }

  /** What is kept for each SKU at each outlet. */
  public static final class Total {
    public long events;
    public long quantity;

    public Total() {}
  }

  static void define(
      StreamExecutionEnvironment environment, String brokers, WatermarkSink<Total> end) {
    KafkaSource<Amount> source =
        KafkaSource.<Amount>builder()
            .setBootstrapServers(brokers)
            .setTopics(FactReader.TYPES.stream().map(EventType::topic).toList())
            .setGroupId("plain-sum")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new EventDeserializer<>(
                    LocalRegistry.ACCESS, new Amounts(), TypeInformation.of(Amount.class)))
            .build();
    environment
        .fromSource(
            source, HeartbeatWatermarks.strategy(new AmountTimes(), Duration.ZERO), "plain-amounts")
        .uid("plain-amounts")
        .keyBy(amount -> amount.key, Types.STRING)
        .process(new Sum())
        .returns(TypeInformation.of(Total.class))
        .name("plain-sum")
        .uid("plain-sum")
        .sinkTo(end)
        .name("plain-end")
        .uid("plain-end");
  }

  private static final class AmountTimes implements HeartbeatWatermarks.Times<Amount> {
    private static final long serialVersionUID = 1;

    @Override
    public Instant of(Amount value) {
      return Instant.ofEpochMilli(value.atMillis);
    }

    @Override
    public boolean isHeartbeat(Amount value) {
      return value.heartbeat;
    }
  }

  private static final class Amounts implements EventDeserializer.Reading<Amount> {
    private static final long serialVersionUID = 1;

    @Override
    public List<EventType> types() {
      return FactReader.TYPES;
    }

    @Override
    public Amount event(SpecificRecord event, ConsumerRecord<byte[], byte[]> record) {
      return switch (event) {
        case InventoryReading reading ->
            Amount.of(
                reading.getOutletId(), reading.getSku(), reading.getReadAt(), reading.getOnHand());
        case DeliveryLine delivery ->
            Amount.of(
                delivery.getOutletId(),
                delivery.getSku(),
                delivery.getDeliveredAt(),
                delivery.getQty());
        case OrderLine order ->
            Amount.of(
                order.getOutletId(), order.getSku(), order.getOrderedAt(), order.getDemandedQty());
        case Outlet outlet -> Amount.of(outlet.getOutletId(), "", outlet.getChangedAt(), 0);
        default -> throw new IllegalArgumentException("Not read here: " + event);
      };
    }

    @Override
    public Amount heartbeat(Instant reached) {
      Amount amount = Amount.of("", "", reached, 0);
      amount.heartbeat = true;
      return amount;
    }
  }

  @SuppressWarnings("NullAway.Init") // filled in open()
  private static final class Sum extends KeyedProcessFunction<String, Amount, Total> {
    private static final long serialVersionUID = 1;

    private transient ValueState<Total> totals;

    @Override
    public void open(OpenContext context) {
      totals =
          getRuntimeContext()
              .getState(new ValueStateDescriptor<>("total", TypeInformation.of(Total.class)));
    }

    @Override
    public void processElement(Amount amount, Context context, Collector<Total> out)
        throws Exception {
      Total total = totals.value();
      if (total == null) {
        total = new Total();
      }
      total.events++;
      total.quantity += amount.quantity;
      totals.update(total);
    }
  }
}
