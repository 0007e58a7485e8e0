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

  /** Topics whose records are all archived. */
  private static final CaughtUp.Topics AT_REST =
      new CaughtUp.Topics() {
        @Override
        public ReadPositions end() {
          return read(100);
        }

        @Override
        public ReadPositions told(String group) {
          return read(100);
        }
      };

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

  /** Topics that end at 6; the archive is told to be so far, the one time after the other. */
  private CaughtUp.Topics topics(ReadPositions... archived) {
    Deque<ReadPositions> told = new ArrayDeque<>(List.of(archived));
    return new CaughtUp.Topics() {
      @Override
      public ReadPositions end() {
        course.add("end of the topics");
        return read(6);
      }

      @Override
      public ReadPositions told(String group) {
        course.add("position of " + group);
        return told.remove();
      }
    };
  }

  @Test
  void theTablesAreAwaitedUpToWhereTheTopicsEndedAfterEveryJudgeHadHeard() throws Exception {
    CaughtUp tables =
        new CaughtUp(job -> course.add("checkpoint of " + job), topics(read(5), read(9)));

    ReadPositions positions = tables.await();

    assertThat(positions.hasRead("price-rules", 0, 5)).isTrue();
    assertThat(positions.hasRead("price-rules", 0, 6)).isFalse();
    assertThat(course)
        .containsExactly(
            "checkpoint of price",
            "end of the topics",
            // With it the table of verdicts holds what was said up to the one before.
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
    CaughtUp tables = new CaughtUp(job -> {}, AT_REST);
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
