package dev.vedette.archive;

import dev.vedette.event.DeadLetter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Stands for the topic of dead letters. */
final class CollectedDeadLetters implements Sink<DeadLetter> {
  /** Flink copies its sinks, so what they collect stands outside. */
  static final List<DeadLetter> LETTERS = new CopyOnWriteArrayList<>();

  private static final long serialVersionUID = 1;

  @Override
  public SinkWriter<DeadLetter> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(DeadLetter letter, Context written) {
        LETTERS.add(letter);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
