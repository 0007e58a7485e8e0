-- Thirteen outlets, three SKUs and ten weeks from Monday, 5 January 2026. O5 moves south in the tenth week, O12 is closed, O13 has no file. S3 is new in the sixth week.
INSERT INTO raw.outlets (event_id, recorded_at, outlet_id, region, tier, status, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT 'o' || CAST(o AS varchar), at, 'O' || CAST(o AS varchar), element_at(ARRAY['north/a', 'north/b', 'south/c'], (o - 1) / 4 + 1), IF(o % 3 = 0, 'A', 'B'), IF(o = 12, 'closed', 'active'), at, 'file', 'outlets', 0, o, at, 1
FROM UNNEST(sequence(1, 12)) AS outlets (o)
CROSS JOIN (VALUES TIMESTAMP '2026-01-01 00:00 UTC') AS begins (at)
UNION ALL
SELECT 'o5 moves', at, 'O5', 'south/c', 'B', 'active', at, 'file', 'outlets', 0, 20, at, 1
FROM (VALUES TIMESTAMP '2026-03-12 00:00 UTC') AS moves (at);

INSERT INTO raw.products (event_id, recorded_at, sku, brand, price_class, units_per_pack, packs_per_carton, cartons_per_case, changed_at, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT sku, at, sku, brand, 'one', 20, 10, 250, at, 'file', 'products', 0, n, at, 1
FROM (VALUES (1, 'S1', 'Lark', TIMESTAMP '2026-01-01 00:00 UTC'), (2, 'S2', 'Crane', TIMESTAMP '2026-01-01 00:00 UTC'), (3, 'S3', 'Lark', TIMESTAMP '2026-01-01 00:00 UTC')) AS products (n, sku, brand, at);

INSERT INTO raw.orders (event_id, recorded_at, order_id, line_no, outlet_id, sku, ordered_at, demanded_qty, supplied_qty, reported_unit, reported_unit_size, price_per_unit, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT format('l%d-%d-%d', o, w, s), at, format('%d-%d', o, w), CAST(s AS integer), 'O' || CAST(o AS varchar), 'S' || CAST(s AS varchar), at, 100 + 10 * o, IF((o * 7 + w * 3 + s) % 5 = 0, 0, 100 + 10 * o - (o + w) % 3 * 10), 'base_unit', 1, DECIMAL '1.5', 'file', 'orders', 0, o * 1000 + w * 10 + s, at, 1
FROM UNNEST(sequence(1, 13)) AS outlets (o)
CROSS JOIN UNNEST(sequence(0, 9)) AS weeks (w)
CROSS JOIN UNNEST(sequence(1, 3)) AS skus (s)
CROSS JOIN UNNEST(ARRAY[date_add('day', 7 * w + o % 7, TIMESTAMP '2026-01-05 10:00 UTC')]) AS times (at)
WHERE IF(s = 3, w >= 5 AND (o + w) % 2 = 0, (o + w) % 3 <> 0);

INSERT INTO raw.inventory_readings (event_id, recorded_at, outlet_id, sku, read_at, on_hand, reported_unit, reported_unit_size, source, reported_by_system, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id)
SELECT format('r%d-%d-%d', o, w, s), at, 'O' || CAST(o AS varchar), 'S' || CAST(s AS varchar), at, (o * 13 + w * 7 + s * 11) % 60, 'base_unit', 1, IF(o IN (2, 3, 4, 6, 8, 9, 10, 12, 13), 'sample_site', 'visit'), 'file', 'inventory_readings', 0, o * 1000 + w * 10 + s, at, 1
FROM UNNEST(sequence(1, 13)) AS outlets (o)
CROSS JOIN UNNEST(sequence(0, 10)) AS weeks (w)
CROSS JOIN UNNEST(sequence(1, 3)) AS skus (s)
CROSS JOIN UNNEST(ARRAY[date_add('day', 7 * w + 6, TIMESTAMP '2026-01-05 20:00 UTC')]) AS times (at)
WHERE (o + w + s) % 4 <> 0
