-- Every alert once, as it was last stated.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY alert_id
      ORDER BY sequence DESC, revision DESC, emitted_at DESC, event_id
    ) AS age
  FROM mart.stockout_alerts
)
WHERE age = 1
