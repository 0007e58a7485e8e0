-- customer_stockout_rate version 1, recounted from the raw tables: sample readings as last corrected, beside the demand of the three cycles before.
WITH
late AS (
  SELECT source_topic, source_partition, source_offset, max(settled_until) AS settled_until
  FROM raw.late_events
  WHERE job = 'availability'
  GROUP BY source_topic, source_partition, source_offset
),
demand AS (
  SELECT DISTINCT
    outlet_id,
    sku,
    CAST(floor(date_diff('day', DATE '1970-01-05', CAST(ordered_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint) AS cycle
  FROM (
    SELECT
      line.*,
      row_number() OVER (
        PARTITION BY outlet_id, order_id, line_no
        ORDER BY line.recorded_at DESC, line.event_id DESC, kafka_offset
      ) AS age
    FROM raw.orders line
    LEFT JOIN late
      ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
    WHERE late.source_topic IS NULL
  )
  WHERE age = 1 AND demanded_qty > 0
),
samples AS (
  SELECT outlet_id, sku, cycle, bool_or(on_hand = 0) AS is_empty
  FROM (
    SELECT
      reading.*,
      CAST(floor(date_diff('day', DATE '1970-01-05', CAST(read_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint) AS cycle,
      row_number() OVER (
        PARTITION BY reading.outlet_id, reading.sku, read_at, source, coalesce(reported_by, '')
        ORDER BY reading.recorded_at DESC, reading.event_id DESC, kafka_offset
      ) AS age
    FROM raw.inventory_readings reading
    LEFT JOIN late
      ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
    WHERE late.source_topic IS NULL AND source IN ('pos', 'sample_site')
  )
  WHERE age = 1
  GROUP BY outlet_id, sku, cycle
),
counts AS (
  SELECT
    samples.outlet_id,
    samples.sku,
    samples.cycle,
    with_timezone(CAST(date_add('day', (samples.cycle + 1) * ${days}, DATE '1970-01-05') AS timestamp(6)), '${zone}') AS ends,
    is_empty,
    count(demand.sku) > 0 AS has_ordered
  FROM samples
  LEFT JOIN demand
    ON demand.outlet_id = samples.outlet_id
    AND demand.sku = samples.sku
    AND demand.cycle BETWEEN samples.cycle - 3 AND samples.cycle - 1
  GROUP BY samples.outlet_id, samples.sku, samples.cycle, is_empty
),
places AS (
  SELECT
    counts.outlet_id,
    counts.cycle,
    max_by(file.region, ROW(file.changed_at, file.recorded_at, file.event_id)) AS region
  FROM counts
  JOIN raw.outlets file ON file.outlet_id = counts.outlet_id AND file.changed_at < ends
  LEFT JOIN late
    ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
  WHERE late.settled_until IS NULL OR late.settled_until < ends
  GROUP BY counts.outlet_id, counts.cycle
)
SELECT
  array_join(slice(path, 1, depth), '/') AS region,
  sku,
  date_add('day', cycle * ${days}, DATE '1970-01-05') AS period_start,
  count_if(is_empty AND has_ordered) AS numerator,
  count_if(has_ordered) AS denominator,
  count_if(is_empty AND NOT has_ordered) AS excluded
FROM (
  SELECT counts.*, split(coalesce(places.region, 'unknown'), '/') AS path
  FROM counts
  LEFT JOIN places ON places.outlet_id = counts.outlet_id AND places.cycle = counts.cycle
)
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
GROUP BY 1, 2, 3
