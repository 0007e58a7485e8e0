-- For each raw table: its rows, the events in them, and the Kafka records that they came from. Rows and records are equal, or see audit.raw_repeats.
SELECT
  'raw.${table}' AS table_name,
  count(*) AS row_count,
  count(DISTINCT event_id) AS event_count,
  count(DISTINCT ROW(kafka_topic, kafka_partition, kafka_offset)) AS record_count,
  max(kafka_timestamp) AS last_accepted_at
FROM raw.${table}
