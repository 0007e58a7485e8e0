-- The last word on every observed price: the last revision of its verdict that was not taken back.
WITH
later AS (
  SELECT
    verdict_id,
    observed_at,
    revision,
    max(sequence) AS sequence,
    max_by(withdrawn, sequence) AS withdrawn
  FROM mart.price_verdicts
  WHERE sequence > 1
  GROUP BY verdict_id, observed_at, revision
),
revised AS (
  SELECT
    verdict_id,
    observed_at,
    coalesce(max_by(sequence, revision) FILTER (WHERE NOT withdrawn), 1) AS last_sequence
  FROM later
  GROUP BY verdict_id, observed_at
)
SELECT
  ${statement_columns}
FROM mart.price_verdicts statement
LEFT JOIN revised ON revised.verdict_id = statement.verdict_id AND revised.observed_at = statement.observed_at
WHERE revised.verdict_id IS NULL OR sequence = last_sequence
