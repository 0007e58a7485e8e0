-- Every event of raw.${table} once: of repeated event ids the row that came first.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY event_id ORDER BY kafka_partition, kafka_offset) AS repetition
  FROM raw.${table}
)
WHERE repetition = 1
