package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.price.job.ReadPositions;
import dev.vedette.price.job.RejudgeScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PriceRejudgingTest {
  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");

  /** What happened, in its order. */
  private final List<String> course = Collections.synchronizedList(new ArrayList<>());

  private static PriceRejudgeRequest request(String sku, long offset) {
    PriceRejudgeRequest request = new PriceRejudgeRequest();
    request.setEventId(sku);
    request.setRecordedAt(FROM);
    request.setReason("rule");
    request.setObservedFrom(FROM);
    request.setObservedUntil(FROM.plusSeconds(offset));
    request.setSku(sku);
    request.setSourceTopic("price-rules");
    request.setSourcePartition(0);
    request.setSourceOffset(offset);
    return request;
  }

  private static ReadPositions read(long offset) {
    ReadPositions positions = new ReadPositions();
    positions.put("price-rules", 0, offset);
    positions.put("outlets", 0, 0);
    return positions;
  }

  @Test
  void theTablesAreAwaitedUpToACheckpointAfterTheRequest() throws Exception {
    Deque<ReadPositions> ofJob = new ArrayDeque<>(List.of(read(4), read(5), read(6)));
    Deque<ReadPositions> ofArchive = new ArrayDeque<>(List.of(read(5), read(9)));
    CaughtUp tables =
        new CaughtUp(
            job -> course.add("checkpoint of " + job),
            group -> {
              course.add("position of " + group);
              return group.equals("vedette-price") ? ofJob.remove() : ofArchive.remove();
            });

    ReadPositions positions = tables.await(List.of(request("sku", 5)));

    assertThat(positions.hasRead("price-rules", 0, 5)).isTrue();
    assertThat(positions.hasRead("price-rules", 0, 6)).isFalse();
    assertThat(course)
        .containsExactly(
            "checkpoint of price",
            "position of vedette-price",
            "position of vedette-price",
            "position of vedette-price",
            // With it the table of verdicts holds what was said up to the position.
            "checkpoint of price",
            "checkpoint of archive",
            "position of vedette-archive",
            "position of vedette-archive",
            "checkpoint of archive");
  }

  @Test
  void allRequestsThatWaitAreMetByOneRunAndAcknowledgedAfterIt() throws Exception {
    CountDownLatch acknowledged = new CountDownLatch(1);
    serve(List.of(List.of(request("a", 1), request("b", 2))), 0, acknowledged);
    assertThat(course)
        .containsExactly(
            "judged %s %s [a, b]".formatted(FROM, FROM.plusSeconds(2)), "acknowledged");
  }

  @Test
  void aRunThatFailedIsDoneAgain() throws Exception {
    CountDownLatch acknowledged = new CountDownLatch(1);
    List<PriceRejudgeRequest> requests = List.of(request("a", 1));
    serve(List.of(requests, requests), 1, acknowledged);
    assertThat(course)
        .containsExactly(
            "failed",
            "given again",
            "judged %s %s [a]".formatted(FROM, FROM.plusSeconds(1)),
            "acknowledged");
  }

  private void serve(
      List<List<PriceRejudgeRequest>> requests, int failures, CountDownLatch acknowledged)
      throws InterruptedException {
    Deque<List<PriceRejudgeRequest>> waiting = new ArrayDeque<>(requests);
    int[] left = {failures};
    PriceRejudging.Requests source =
        new PriceRejudging.Requests() {
          @Override
          public List<PriceRejudgeRequest> await() throws InterruptedException {
            if (waiting.isEmpty()) {
              new CountDownLatch(1).await();
            }
            return waiting.remove();
          }

          @Override
          public void acknowledge() {
            course.add("acknowledged");
            acknowledged.countDown();
          }

          @Override
          public void giveAgain() {
            course.add("given again");
          }

          @Override
          public void close() {}
        };
    CaughtUp tables = new CaughtUp(job -> {}, group -> read(100));
    PriceRejudging.Run run =
        (RejudgeScope scope, ReadPositions positions) -> {
          if (left[0]-- > 0) {
            course.add("failed");
            throw new StackException("The job failed, for the test.");
          }
          course.add(
              "judged %s %s %s"
                  .formatted(scope.from(), scope.until(), scope.skus().stream().sorted().toList()));
        };
    try (PriceRejudging rejudging = PriceRejudging.start(source, tables, run, Duration.ZERO)) {
      assertThat(rejudging).isNotNull();
      assertThat(acknowledged.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
