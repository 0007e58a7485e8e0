-- Thirteen outlets, three SKUs and thirteen weeks from Monday, 15 December 2025. O5 moves south in the last week, O8 is in class A from the twelfth, O10 asks for nothing from the ninth, O11 for nothing before the last, O12 is closed, O13 has no file. S3 is new in the sixth week. O9 asks for half from the tenth, O7 for four times as much in the last.
INSERT INTO raw.outlets (event_id, recorded_at, outlet_id, region, tier, rep_id, status, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT 'o' || CAST(o AS varchar), at, 'O' || CAST(o AS varchar), element_at(ARRAY['north/a', 'north/b', 'south/c'], (o - 1) / 4 + 1), IF(o % 3 = 0, 'A', 'B'), element_at(ARRAY['r1', 'r2', 'r3'], (o - 1) / 4 + 1), IF(o = 12, 'closed', 'active'), at, 'file', 'outlets', 0, o, at, 1
FROM UNNEST(sequence(1, 12)) AS outlets (o)
CROSS JOIN (VALUES TIMESTAMP '2025-12-01 00:00 UTC') AS begins (at)
UNION ALL
SELECT outlet || ' changes', at, outlet, region, tier, rep, 'active', at, 'file', 'outlets', 0, n, at, 1
FROM (VALUES (20, 'O5', 'south/c', 'B', 'r3', TIMESTAMP '2026-03-12 00:00 UTC'), (21, 'O8', 'north/b', 'A', 'r2', TIMESTAMP '2026-03-04 00:00 UTC')) AS changes (n, outlet, region, tier, rep, at);

INSERT INTO raw.products (event_id, recorded_at, sku, brand, price_class, units_per_pack, packs_per_carton, cartons_per_case, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT sku, at, sku, brand, class, 20, 10, 250, at, 'file', 'products', 0, n, at, 1
FROM (VALUES (1, 'S1', 'Lark', 'one'), (2, 'S2', 'Crane', 'two'), (3, 'S3', 'Lark', 'one')) AS products (n, sku, brand, class)
CROSS JOIN (VALUES TIMESTAMP '2025-12-01 00:00 UTC') AS begins (at);

INSERT INTO raw.orders (event_id, recorded_at, order_id, line_no, outlet_id, sku, ordered_at, demanded_qty, supplied_qty, reported_unit, reported_unit_size, price_per_unit, cost_per_unit, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT format('l%d-%d-%d', o, w, s), at, format('%d-%d', o, w), CAST(s AS integer), 'O' || CAST(o AS varchar), 'S' || CAST(s AS varchar), at, demanded, IF((o * 7 + w * 3 + s) % 5 = 0, 0, demanded - (o + w) % 3 * 10), 'base_unit', 1, DECIMAL '1.4' + s * DECIMAL '0.1', DECIMAL '1.2', 'file', 'orders', 0, o * 1000 + w * 10 + s, at, 1
FROM UNNEST(sequence(1, 13)) AS outlets (o)
CROSS JOIN UNNEST(sequence(0, 12)) AS weeks (w)
CROSS JOIN UNNEST(sequence(1, 3)) AS skus (s)
CROSS JOIN UNNEST(ARRAY[date_add('day', 7 * w + o % 7, TIMESTAMP '2025-12-15 10:00 UTC')]) AS times (at)
CROSS JOIN UNNEST(ARRAY[(100 + 10 * o) * IF(o = 7 AND w = 12, 4, 1) / IF(o = 9 AND w > 8, 2, 1)]) AS demands (demanded)
WHERE IF(s = 3, w >= 5 AND (o + w) % 2 = 0, (o + w) % 3 <> 0) AND NOT (o = 10 AND w > 7) AND NOT (o = 11 AND w < 12);

-- Only what comes to O9 of S1 is told of: 20 a week, but for one.
INSERT INTO raw.deliveries (event_id, recorded_at, delivery_id, line_no, outlet_id, sku, delivered_at, qty, reported_unit, reported_unit_size, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT format('d%d', w), at, format('d%d', w), 1, 'O9', 'S1', at, 20, 'base_unit', 1, 'file', 'deliveries', 0, w, at, 1
FROM UNNEST(sequence(0, 12)) AS weeks (w)
CROSS JOIN UNNEST(ARRAY[date_add('day', 7 * w + 2, TIMESTAMP '2025-12-15 08:00 UTC')]) AS times (at)
WHERE w <> 9;

INSERT INTO raw.inventory_readings (event_id, recorded_at, outlet_id, sku, read_at, on_hand, reported_unit, reported_unit_size, source, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT format('r%d-%d-%d', o, w, s), at, 'O' || CAST(o AS varchar), 'S' || CAST(s AS varchar), at, (o * 13 + w * 7 + s * 11) % 60, 'base_unit', 1, IF(o IN (2, 3, 4, 6, 8, 9, 10, 12, 13), 'sample_site', 'visit'), 'file', 'inventory_readings', 0, o * 1000 + w * 10 + s, at, 1
FROM UNNEST(sequence(1, 13)) AS outlets (o)
CROSS JOIN UNNEST(sequence(0, 13)) AS weeks (w)
CROSS JOIN UNNEST(sequence(1, 3)) AS skus (s)
CROSS JOIN UNNEST(ARRAY[date_add('day', 7 * w + 6, TIMESTAMP '2025-12-15 20:00 UTC')]) AS times (at)
WHERE (o + w + s) % 4 <> 0;

-- The detector is no SQL: what it would say of the last week is made up.
INSERT INTO mart.brand_trends (event_id, recorded_at, result_id, revision, provisional, status, metric_id, metric_version, region, region_level, item_kind, item, brand, period_start, period_days, zone, state, confirmed, change_since, change_shape, change_size, change_low, change_high, evidence, alarm, slope_cycles, mann_kendall_p, gap, found_evenly, found_mostly, split_cycles, cause, emitted_at)
SELECT region || '|' || brand, at, region || '|' || brand, 1, false, 'stated', 'brand_momentum', 1, region, CAST(cardinality(split(region, '/')) AS integer), 'brand', brand, brand, DATE '2026-03-09', 7, 'UTC', state, false, since, 'sudden', size, size - 0.08, size + 0.08, 5.1, 4.5, 13, 0.04, -1.2, 0.14, 0.19, 4, cause, at
FROM (
  VALUES
    ('north', 'Lark', 'stable', NULL, NULL, 'no_decline'),
    ('north', 'Crane', 'declining', DATE '2026-01-26', -0.22, 'velocity'),
    ('north/b', 'Crane', 'declining', DATE '2026-02-02', -0.31, 'distribution'),
    ('south', 'Lark', 'declining_not_supplied', DATE '2026-02-16', -0.17, 'not_supplied'),
    ('south', 'Crane', 'growing', DATE '2026-02-09', 0.2, 'no_decline')
) AS trends (region, brand, state, since, size, cause)
CROSS JOIN (VALUES TIMESTAMP '2026-03-18 00:00 UTC') AS says (at)
