-- Outlets in three provinces with ten cities each, 100 SKUs of 20 brands of which each outlet has a third, thirteen weeks from Monday, 15 December 2025. S3 is new in the sixth week. One outlet in ten is a sample site, to the others somebody comes every fourth week.
INSERT INTO raw.outlets (event_id, recorded_at, outlet_id, region, setting, channel, tier, rep_id, status, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT
  'o' || CAST(o AS varchar), at, 'O' || CAST(o AS varchar),
  element_at(ARRAY['north', 'south', 'east'], o % 3 + 1) || '/' || element_at(ARRAY['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'], o / 3 % 10 + 1),
  IF(o % 3 = 0, 'rural', 'urban'), IF(o % 4 = 0, 'supermarket', 'kiosk'), element_at(ARRAY['A', 'B', 'C', 'D'], o / 7 % 4 + 1), 'r' || CAST(o / 200 AS varchar),
  'active', at, 'file', 'outlets', 0, o, at, 1
FROM UNNEST(sequence(1, ${outlets})) AS outlets (o)
CROSS JOIN (VALUES TIMESTAMP '2025-12-01 00:00 UTC') AS begins (at);

INSERT INTO raw.products (event_id, recorded_at, sku, brand, price_class, units_per_pack, packs_per_carton, cartons_per_case, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT 'S' || CAST(s AS varchar), at, 'S' || CAST(s AS varchar), CASE s % 20 WHEN 1 THEN 'Lark' WHEN 3 THEN 'Lark' WHEN 2 THEN 'Crane' ELSE format('Brand %02d', s % 20) END, 'class ' || CAST(s % 5 + 1 AS varchar), 20, 10, 250, at, 'file', 'products', 0, s, at, 1
FROM UNNEST(sequence(1, 100)) AS skus (s)
CROSS JOIN (VALUES TIMESTAMP '2025-12-01 00:00 UTC') AS begins (at);

INSERT INTO raw.orders (event_id, recorded_at, order_id, line_no, outlet_id, sku, ordered_at, demanded_qty, supplied_qty, quota_qty, reported_unit, reported_unit_size, price_per_unit, cost_per_unit, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT
  format('l%d-%d-%d', o, w, s), at, format('%d-%d', o, w), CAST(s AS integer), 'O' || CAST(o AS varchar), 'S' || CAST(s AS varchar), at,
  demanded, IF(chance % 20 = 0, 0, demanded), 2 * demanded, 'unit', 1, DECIMAL '1.0' + s % 40 * DECIMAL '0.05', DECIMAL '0.9', 'file', 'orders', 0, (CAST(o AS bigint) * 13 + w) * 100 + s, at, 1
FROM UNNEST(sequence(1, ${outlets})) AS outlets (o)
CROSS JOIN UNNEST(sequence(0, 12)) AS weeks (w)
CROSS JOIN UNNEST(sequence(1, 100)) AS skus (s)
CROSS JOIN UNNEST(
  ARRAY[date_add('day', 7 * w + o % 7, TIMESTAMP '2025-12-15 10:00 UTC')],
  ARRAY[bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64((CAST(o AS bigint) * 13 + w) * 100 + s))), 1073741823)]) AS chances (at, chance)
CROSS JOIN UNNEST(ARRAY[200 * (1 + chance / 1000 % 8)]) AS demands (demanded)
WHERE (o + s) % 3 = 0 AND chance % 10 > 0 AND (s <> 3 OR w >= 5) AND (o % 50 > 0 OR w < 7);

INSERT INTO raw.deliveries (event_id, recorded_at, delivery_id, line_no, outlet_id, sku, delivered_at, qty, reported_unit, reported_unit_size, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT 'd' || event_id, at, 'd' || order_id, line_no, outlet_id, sku, at, supplied_qty, 'unit', 1, 'file', 'deliveries', 0, kafka_offset, at, 1
FROM raw.orders
CROSS JOIN UNNEST(ARRAY[ordered_at + INTERVAL '1' DAY]) AS times (at)
WHERE supplied_qty > 0;

-- What was delivered the day before is there, and a part of what there was.
INSERT INTO raw.inventory_readings (event_id, recorded_at, outlet_id, sku, read_at, on_hand, reported_unit, reported_unit_size, source, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT format('r%d-%d-%d', o, w, s), at, 'O' || CAST(o AS varchar), 'S' || CAST(s AS varchar), at, chance % 1800, 'unit', 1, IF(o % 10 = 0, 'sample_site', 'visit'), 'file', 'inventory-readings', 0, (CAST(o AS bigint) * 14 + w) * 100 + s, at, 1
FROM UNNEST(sequence(1, ${outlets})) AS outlets (o)
CROSS JOIN UNNEST(sequence(0, 13)) AS weeks (w)
CROSS JOIN UNNEST(sequence(1, 100)) AS skus (s)
CROSS JOIN UNNEST(
  ARRAY[date_add('day', 7 * w + 6, TIMESTAMP '2025-12-15 20:00 UTC')],
  ARRAY[bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64(-(CAST(o AS bigint) * 14 + w) * 100 - s))), 1073741823)]) AS chances (at, chance)
WHERE (o + s) % 3 = 0 AND (o % 10 = 0 OR (o + w) % 4 = 0);

INSERT INTO raw.price_observations (event_id, recorded_at, outlet_id, sku, observed_at, charged_price, basis, source, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT 'p' || event_id, read_at, outlet_id, sku, read_at, CAST(20 + on_hand % 7 AS decimal(18, 6)), 'pack', 'visit', 'file', 'price-observations', 0, kafka_offset, read_at, 1
FROM raw.inventory_readings
WHERE source = 'visit';

-- Every brand and SKU in every region and week, said twice.
INSERT INTO mart.brand_trends (event_id, recorded_at, result_id, revision, provisional, status, metric_id, metric_version, region, region_level, item_kind, item, brand, period_start, period_days, zone, state, confirmed, change_since, change_shape, change_size, change_low, change_high, evidence, alarm, slope_cycles, mann_kendall_p, gap, found_evenly, found_mostly, split_cycles, cause, emitted_at)
SELECT
  concat_ws('|', region, item, CAST(period_start AS varchar), CAST(revision AS varchar)), at, concat_ws('|', region, item, CAST(period_start AS varchar)), revision, revision = 1, 'stated', 'brand_momentum', 1,
  region, CAST(cardinality(split(region, '/')) AS integer), item_kind, item, brand, period_start, 7, 'UTC',
  IF(chance % 10 = 0, 'declining', 'stable'), false, IF(chance % 10 = 0, DATE '2026-01-26'), IF(chance % 10 = 0, 'sudden'), IF(chance % 10 = 0, -0.2), IF(chance % 10 = 0, -0.3), IF(chance % 10 = 0, -0.1),
  3.5, 4.5, 13, 0.3, -0.5, 0.14, 0.19, 4, IF(chance % 10 = 0, 'velocity', 'no_decline'), at
FROM (
  SELECT 'sku' AS item_kind, sku AS item, brand FROM raw.products
  UNION ALL
  SELECT DISTINCT 'brand', brand, brand FROM raw.products
)
CROSS JOIN (
  SELECT DISTINCT region FROM raw.outlets
  UNION ALL
  SELECT DISTINCT split_part(region, '/', 1) FROM raw.outlets
) AS regions (region)
CROSS JOIN UNNEST(sequence(0, 12)) AS weeks (w)
CROSS JOIN UNNEST(ARRAY[1, 2]) AS revisions (revision)
CROSS JOIN UNNEST(
  ARRAY[date_add('day', 7 * w, DATE '2025-12-15')],
  ARRAY[TIMESTAMP '2026-03-18 00:00 UTC'],
  ARRAY[bitwise_and(from_big_endian_64(xxhash64(to_utf8(region || item))), 1073741823)]) AS times (period_start, at, chance)
