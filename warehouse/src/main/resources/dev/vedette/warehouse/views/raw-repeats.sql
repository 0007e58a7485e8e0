-- Kafka records that were archived more than once. There should be none.
SELECT
  'raw.${table}' AS table_name,
  kafka_topic,
  kafka_partition,
  kafka_offset,
  count(*) AS row_count
FROM raw.${table}
GROUP BY kafka_topic, kafka_partition, kafka_offset
HAVING count(*) > 1
