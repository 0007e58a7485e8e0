package dev.vedette.price.job;

import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Observation;
import dev.vedette.price.PriceLaw;
import dev.vedette.price.RandomPriceWorld;
import dev.vedette.price.VerdictHistory;
import dev.vedette.price.VerdictRevision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What verdicts say, in a form that can be compared. */
final class PriceFigures {
  private PriceFigures() {}

  /** All but what depends on the order of arrival: the sequence, and where a repeat was read. */
  static List<String> of(List<PriceVerdict> verdicts) {
    return verdicts.stream()
        .map(
            verdict -> {
              PriceVerdict plain = PriceVerdict.newBuilder(verdict).build();
              plain.setEventId("");
              plain.setSequence(0);
              plain.setRevisions(0);
              plain.setEvidence(plain.getEvidence().replaceAll("\"source\":\"[^\"]*\"", ""));
              plain.setJudgedAt(Instant.EPOCH);
              return plain.toString();
            })
        .toList();
  }

  /** What the histories of a world's prices say. */
  static List<String> ofHistories(RandomPriceWorld world) {
    List<Statement> statements = new ArrayList<>();
    PriceLaw law = PriceLaw.of(world.rules());
    for (List<Observation> versions : world.subjects().values()) {
      List<VerdictRevision> history =
          VerdictHistory.of(versions, law, world.outlets(), world.products());
      statements.addAll(Statements.between(List.of(), history).toSay());
    }
    return of(
        PriceHarness.current(
            statements.stream().map(said -> VerdictRecords.record(said, Instant.EPOCH)).toList()));
  }
}
