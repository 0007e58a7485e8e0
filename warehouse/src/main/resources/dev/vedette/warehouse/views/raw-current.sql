-- Every event of raw.${table} as it was last corrected: of those with the same business key (${key}) the one that was recorded last.
SELECT
  ${columns}
FROM (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY ${key}
      ORDER BY recorded_at DESC, event_id DESC, kafka_partition, kafka_offset
    ) AS age
  FROM raw.${table}_distinct
)
WHERE age = 1
