-- 20 000 outlets in 31 provinces with ten cities each, 60 SKUs in four classes, a guide for each SKU and half-year.
INSERT INTO raw.outlets (event_id, recorded_at, outlet_id, licence_no, region, setting, channel, rep_id, status, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT
  format('outlet-%05d', i), TIMESTAMP '2023-01-01 00:00:00.000000 UTC', format('outlet-%05d', i), format('LIC-%05d', i),
  format('country/p%02d/c%d', i % 31, i / 31 % 10), IF(i % 3 = 0, 'rural', 'urban'), IF(i % 4 = 0, 'supermarket', 'kiosk'),
  format('rep-%03d', i / 200), 'active', TIMESTAMP '2023-01-01 00:00:00.000000 UTC', 'file', 'outlets', 0, i, TIMESTAMP '2023-01-01 00:00:00.000000 UTC', 1
FROM UNNEST(sequence(0, 9999), sequence(10000, 19999)) AS halves (a, b)
CROSS JOIN UNNEST(ARRAY[a, b]) AS numbers (i);
INSERT INTO raw.products (event_id, recorded_at, sku, brand, price_class, units_per_pack, packs_per_carton, cartons_per_case, wholesale_price_per_carton, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT
  format('product-%02d', i), TIMESTAMP '2023-01-01 00:00:00.000000 UTC', format('sku-%02d', i), format('brand-%02d', i / 5), format('class-%d', i % 4 + 1),
  20, 10, 250, DECIMAL '80', TIMESTAMP '2023-01-01 00:00:00.000000 UTC', 'file', 'products', 0, i, TIMESTAMP '2023-01-01 00:00:00.000000 UTC', 1
FROM UNNEST(sequence(0, 59)) AS numbers (i);
INSERT INTO raw.price_rules (event_id, recorded_at, rule_id, version, kind, sku, basis, amount, tolerance_low, tolerance_high, valid_from, valid_to, grace_days, citation, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT
  format('guide-%02d-%d', i, half), TIMESTAMP '2023-12-01 00:00:00.000000 UTC', format('guide-%02d-%d', i, half), 1, 'guide', format('sku-%02d', i), 'pack',
  CAST(10 + i % 20 + half AS decimal(18, 6)), DECIMAL '0.1', DECIMAL '0.05',
  TIMESTAMP '2024-01-01 00:00:00.000000 UTC' + half * INTERVAL '6' MONTH, TIMESTAMP '2024-01-01 00:00:00.000000 UTC' + (half + 1) * INTERVAL '6' MONTH, 14,
  'order', 'file', 'price-rules', 0, i * 4 + half, TIMESTAMP '2023-12-01 00:00:00.000000 UTC', 1
FROM UNNEST(sequence(0, 59)) AS numbers (i)
CROSS JOIN UNNEST(sequence(0, 3)) AS halves (half);
INSERT INTO raw.orders (event_id, recorded_at, order_id, line_no, outlet_id, sku, ordered_at, demanded_qty, supplied_qty, reported_unit, reported_unit_size, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT
  format('order-%02d-%d', i, year), with_timezone(date_add('year', year, TIMESTAMP '2023-06-01 00:00:00.000000'), 'UTC'), format('order-%02d-%d', i, year), 1, 'outlet-00000', format('sku-%02d', i),
  with_timezone(date_add('year', year, TIMESTAMP '2023-06-01 00:00:00.000000'), 'UTC'), 1000 * (i + 1), 1000 * (i + 1), 'unit', 1, 'file', 'orders', 0, i * 2 + year,
  TIMESTAMP '2023-06-01 00:00:00.000000 UTC', 1
FROM UNNEST(sequence(0, 59)) AS numbers (i)
CROSS JOIN UNNEST(sequence(0, 1)) AS years (year)
