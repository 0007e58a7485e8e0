-- Each SKU in each order cycle of which anything is counted, as its record said at the end of the cycle.
WITH
makes AS (
  SELECT made.*, late.settled_until
  FROM raw.products made
  LEFT JOIN ${steps}.late late
    ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
),
sku_cycles AS (
  SELECT DISTINCT sku, cycle FROM (
    SELECT sku, cycle + later AS cycle FROM ${steps}.lines CROSS JOIN UNNEST(ARRAY[0, 1, 2, 3]) AS looks (later)
    UNION ALL SELECT sku, cycle FROM ${steps}.seen
  )
)
SELECT
  sku_cycles.sku,
  sku_cycles.cycle,
  max_by(made.brand, ROW(made.changed_at, made.recorded_at, made.event_id)) AS brand,
  max_by(made.price_class, ROW(made.changed_at, made.recorded_at, made.event_id)) AS price_class,
  max_by(made.units_per_pack, ROW(made.changed_at, made.recorded_at, made.event_id)) AS units_per_pack,
  max_by(made.packs_per_carton, ROW(made.changed_at, made.recorded_at, made.event_id)) AS packs_per_carton
FROM sku_cycles
LEFT JOIN makes made
  ON made.sku = sku_cycles.sku
  AND made.changed_at < with_timezone(CAST(date_add('day', (sku_cycles.cycle + 1) * ${days}, DATE '1970-01-05') AS timestamp(6)), '${zone}')
  AND (
    made.settled_until IS NULL
    OR made.settled_until < with_timezone(CAST(date_add('day', (sku_cycles.cycle + 1) * ${days}, DATE '1970-01-05') AS timestamp(6)), '${zone}'))
GROUP BY sku_cycles.sku, sku_cycles.cycle
