package dev.vedette.price;

import dev.vedette.event.PriceCaseState;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a case stands: an outlet that breaks a rule with a SKU. It follows from the revisions of the
 * verdicts alone, so it does not depend on the order in which they were said.
 *
 * @param ruleId the rule, in whatever version
 * @param state open while a violation stands
 * @param openedAt when the first violation was observed, of those that stand; where none stands, of
 *     those that stood
 * @param verdictId the verdict on that observation
 * @param verdictRevision the revision of it that finds the violation, the last such
 * @param recordedAt when that became known; of a closed case, when the judgement did that took the
 *     last violation back
 * @param violation what that revision finds
 */
public record CaseStanding(
    String ruleId,
    PriceCaseState state,
    Instant openedAt,
    String verdictId,
    int verdictRevision,
    Instant recordedAt,
    Violation violation) {

  /**
   * What one verdict has to do with a case.
   *
   * @param found the last of its revisions that finds the rule broken
   * @param endedAt when the next revision became known; empty where there is none
   */
  private record Part(StatedVerdict verdict, StatedRevision found, Optional<Instant> endedAt) {
    static Optional<Part> of(String ruleId, StatedVerdict verdict) {
      List<StatedRevision> standing = verdict.standing();
      for (int i = standing.size() - 1; i >= 0; i--) {
        Violation violation = standing.get(i).violation();
        if (violation != null && violation.ruleId().equals(ruleId)) {
          return Optional.of(
              new Part(
                  verdict,
                  standing.get(i),
                  standing.stream().skip(i + 1L).findFirst().map(StatedRevision::recordedAt)));
        }
      }
      return Optional.empty();
    }

    CaseStanding opening(PriceCaseState state, Instant recordedAt) {
      Violation violation = Objects.requireNonNull(found.violation());
      return new CaseStanding(
          violation.ruleId(),
          state,
          verdict.observedAt(),
          verdict.verdictId(),
          found.revision(),
          recordedAt,
          violation);
    }
  }

  private static final Comparator<Part> EARLIEST =
      Comparator.comparing((Part part) -> part.verdict().observedAt())
          .thenComparing(part -> part.verdict().verdictId());

  /**
   * The case of a rule.
   *
   * @param verdicts on prices of one SKU at one outlet
   * @return empty where no verdict ever found the rule broken, whatever has been said meanwhile
   */
  public static Optional<CaseStanding> of(String ruleId, Collection<StatedVerdict> verdicts) {
    List<Part> parts =
        verdicts.stream()
            .flatMap(verdict -> Part.of(ruleId, verdict).stream())
            .sorted(EARLIEST)
            .toList();
    Optional<Part> stands = parts.stream().filter(part -> part.endedAt().isEmpty()).findFirst();
    if (stands.isPresent()) {
      return stands.map(part -> part.opening(PriceCaseState.OPEN, part.found().recordedAt()));
    }
    return parts.stream()
        .flatMap(part -> part.endedAt().stream())
        .max(Comparator.naturalOrder())
        .map(endedAt -> parts.getFirst().opening(PriceCaseState.CLOSED, endedAt));
  }

  /** The same case, of which it turned out that there never was one. */
  public CaseStanding withdrawn() {
    return new CaseStanding(
        ruleId,
        PriceCaseState.WITHDRAWN,
        openedAt,
        verdictId,
        verdictRevision,
        recordedAt,
        violation);
  }

  /**
   * The id of a case, whenever and by whichever job it is found.
   *
   * @return 32 hexadecimal digits
   */
  public static String caseId(String outletId, String sku, String ruleId) {
    return EventIds.of("price-case", outletId, sku, ruleId);
  }
}
