-- Every dead letter once, as it stands now: open, or replayed.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY event_id
      ORDER BY kafka_timestamp DESC, kafka_partition DESC, kafka_offset DESC
    ) AS age
  FROM raw.dead_letters
)
WHERE age = 1
