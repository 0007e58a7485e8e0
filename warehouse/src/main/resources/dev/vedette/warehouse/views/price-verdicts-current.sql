-- The last word on every observed price: the last revision of its verdict that was not taken back.
WITH
-- Few prices are judged more than once: what is said of the others is all in their first statement, which is not looked at here.
later AS (
  SELECT
    verdict_id,
    observed_at,
    revision,
    max(sequence) AS sequence,
    max_by(withdrawn, sequence) AS withdrawn,
    max_by(revisions, sequence) AS revisions
  FROM mart.price_verdicts
  WHERE sequence > 1
  GROUP BY verdict_id, observed_at, revision
),
revised AS (
  SELECT
    verdict_id,
    observed_at,
    coalesce(max_by(sequence, revision) FILTER (WHERE NOT withdrawn AND revision <= known_revisions), 1) AS last_sequence
  FROM (
    SELECT *, first_value(revisions) OVER (PARTITION BY verdict_id, observed_at ORDER BY sequence DESC) AS known_revisions
    FROM later
  )
  GROUP BY verdict_id, observed_at
)
SELECT
  ${statement_columns}
FROM mart.price_verdicts statement
LEFT JOIN revised ON revised.verdict_id = statement.verdict_id AND revised.observed_at = statement.observed_at
WHERE revised.verdict_id IS NULL OR sequence = last_sequence
