-- Every revision of every price verdict as it stands now, with the time during which it was the last word: known_from <= k < known_to, where an empty known_to is open. Revisions that were taken back are left out.
WITH
-- Few prices are judged more than once: what is said of the others is all in their first statement, which is not looked at here.
later AS (
  SELECT
    verdict_id,
    observed_at,
    revision,
    sequence,
    recorded_at,
    withdrawn,
    row_number() OVER (PARTITION BY verdict_id, observed_at, revision ORDER BY sequence DESC) AS age,
    first_value(revisions) OVER (PARTITION BY verdict_id, observed_at ORDER BY sequence DESC) AS known_revisions
  FROM mart.price_verdicts
  WHERE sequence > 1
),
standing AS (
  SELECT
    verdict_id,
    observed_at,
    revision,
    sequence,
    recorded_at,
    lead(recorded_at) OVER (PARTITION BY verdict_id, observed_at ORDER BY revision) AS known_to
  FROM later
  WHERE age = 1 AND NOT withdrawn AND revision <= known_revisions
),
revised AS (
  SELECT
    later.verdict_id,
    later.observed_at,
    bool_or(later.revision = 1) AS first_restated,
    min(standing.recorded_at) AS first_known_to,
    map_agg(later.sequence, standing.known_to) FILTER (WHERE standing.sequence IS NOT NULL) AS known_to_by_sequence
  FROM later
  LEFT JOIN standing
    ON standing.verdict_id = later.verdict_id AND standing.observed_at = later.observed_at AND standing.sequence = later.sequence
  GROUP BY later.verdict_id, later.observed_at
)
SELECT
  ${columns},
  recorded_at AS known_from,
  known_to
FROM (
  SELECT
    statement.*,
    CASE
      WHEN revised.verdict_id IS NULL THEN true
      WHEN sequence = 1 THEN NOT first_restated
      ELSE coalesce(contains(map_keys(known_to_by_sequence), sequence), false)
    END AS stands,
    CASE
      WHEN revised.verdict_id IS NULL THEN NULL
      WHEN sequence = 1 THEN first_known_to
      ELSE element_at(known_to_by_sequence, sequence)
    END AS known_to
  FROM mart.price_verdicts statement
  LEFT JOIN revised ON revised.verdict_id = statement.verdict_id AND revised.observed_at = statement.observed_at
)
WHERE stands
