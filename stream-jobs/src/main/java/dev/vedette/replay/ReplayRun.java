package dev.vedette.replay;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;
import org.apache.flink.util.CloseableIterator;

/** Runs a production pipeline over recorded facts, in this process and to their end. */
final class ReplayRun {
  private ReplayRun() {}

  static StreamExecutionEnvironment environment(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /**
   * Runs the pipeline of {@code records}, which are given in no order.
   *
   * @param job its name, as in "the job failed"
   * @throws IOException if it fails
   */
  static <T> void collect(String job, DataStream<T> records, Consumer<T> each) throws IOException {
    try (CloseableIterator<T> results = records.executeAndCollect("replay of " + job)) {
      results.forEachRemaining(each);
    } catch (Exception e) {
      throw new IOException(
          "Cannot replay: the job of %s failed. %s".formatted(job, e.getMessage()), e);
    }
  }

  /** Likewise of two kinds, as one stream, since two would wait for each other to be read. */
  static <A extends SpecificRecordBase, B extends SpecificRecordBase> void collect(
      String job,
      DataStream<A> one,
      Class<A> kindOfOne,
      Consumer<A> eachOfOne,
      DataStream<B> other,
      Class<B> kindOfOther,
      Consumer<B> eachOfOther)
      throws IOException {
    TypeInformation<Either<A, B>> type = new EitherTypeInfo<>(avro(kindOfOne), avro(kindOfOther));
    DataStream<Either<A, B>> together =
        one.map(record -> Either.<A, B>Left(record), type)
            .union(other.map(record -> Either.<A, B>Right(record), type));
    collect(
        job,
        together,
        next -> {
          if (next.isLeft()) {
            eachOfOne.accept(next.left());
          } else {
            eachOfOther.accept(next.right());
          }
        });
  }

  private static <T extends SpecificRecordBase> TypeInformation<T> avro(Class<T> kind) {
    return new AvroTypeInfo<>(kind);
  }
}
