-- Every result of the measures of availability once, as it was last stated; those that were taken back are left out.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    -- What follows the id is told by it; named here, conditions on it reach the table's files.
    row_number() OVER (PARTITION BY result_id, period_start, metric_id, region ORDER BY revision DESC, emitted_at DESC) AS age
  FROM mart.availability
)
WHERE age = 1 AND status <> 'withdrawn'
