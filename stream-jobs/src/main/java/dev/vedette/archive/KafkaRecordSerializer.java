package dev.vedette.archive;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Records on the wire between tasks; never in a checkpoint. A record is immutable. */
final class KafkaRecordSerializer extends TypeSerializerSingleton<KafkaRecord> {
  static final KafkaRecordSerializer INSTANCE = new KafkaRecordSerializer();

  private static final long serialVersionUID = 1;
  private static final KafkaRecord NOTHING = KafkaRecord.event("", 0, 0, 0, null);
  private static final int NO_VALUE = -1;
  private static final int HEARTBEAT = -2;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public KafkaRecord createInstance() {
    return NOTHING;
  }

  @Override
  public KafkaRecord copy(KafkaRecord from) {
    return from;
  }

  @Override
  public KafkaRecord copy(KafkaRecord from, KafkaRecord reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(KafkaRecord record, DataOutputView target) throws IOException {
    byte @Nullable [] value = record.value();
    target.writeUTF(record.topic());
    target.writeInt(record.partition());
    target.writeLong(record.offset());
    target.writeLong(record.timestamp());
    if (record.isHeartbeat()) {
      target.writeInt(HEARTBEAT);
    } else if (value == null) {
      target.writeInt(NO_VALUE);
    } else {
      target.writeInt(value.length);
      target.write(value);
    }
  }

  @Override
  public KafkaRecord deserialize(DataInputView source) throws IOException {
    String topic = Objects.requireNonNull(source.readUTF());
    int partition = source.readInt();
    long offset = source.readLong();
    long timestamp = source.readLong();
    int length = source.readInt();
    if (length == HEARTBEAT) {
      return KafkaRecord.heartbeat(topic, partition, offset, timestamp);
    }
    if (length == NO_VALUE) {
      return KafkaRecord.event(topic, partition, offset, timestamp, null);
    }
    byte[] value = new byte[length];
    source.readFully(value);
    return KafkaRecord.event(topic, partition, offset, timestamp, value);
  }

  @Override
  public KafkaRecord deserialize(KafkaRecord reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<KafkaRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Made by Flink, by reflection. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KafkaRecord> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
