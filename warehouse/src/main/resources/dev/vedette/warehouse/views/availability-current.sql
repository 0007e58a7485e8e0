-- Every result of the measures of availability once, as it was last stated; those that were taken back are left out.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY result_id ORDER BY revision DESC, emitted_at DESC) AS age
  FROM mart.availability
)
WHERE age = 1 AND status <> 'withdrawn'
