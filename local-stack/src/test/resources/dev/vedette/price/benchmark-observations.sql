-- The observations behind the verdicts.
INSERT INTO raw.price_observations (event_id, recorded_at, outlet_id, sku, observed_at, label_price, charged_price, basis, source, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT observation_id, observed_at, outlet_id, sku, observed_at, label_price, charged_price, basis, source, 'file', 'price-observations', 0, CAST(substr(observation_id, 7) AS bigint), observed_at, 1
FROM mart.price_verdicts
WHERE sequence = 1
