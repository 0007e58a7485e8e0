-- company_stockout_rate version 1, recounted from the raw tables: order lines as last corrected, by what was supplied.
WITH
late AS (
  SELECT source_topic, source_partition, source_offset, max(settled_until) AS settled_until
  FROM raw.late_events
  WHERE job = 'availability'
  GROUP BY source_topic, source_partition, source_offset
),
demand AS (
  SELECT
    outlet_id,
    sku,
    supplied_qty,
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
counts AS (
  SELECT
    outlet_id,
    sku,
    cycle,
    with_timezone(CAST(date_add('day', (cycle + 1) * ${days}, DATE '1970-01-05') AS timestamp(6)), '${zone}') AS ends,
    count_if(supplied_qty = 0) AS numerator,
    count(supplied_qty) AS denominator,
    count_if(supplied_qty IS NULL) AS excluded
  FROM demand
  GROUP BY outlet_id, sku, cycle
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
  sum(numerator) AS numerator,
  sum(denominator) AS denominator,
  sum(excluded) AS excluded
FROM (
  SELECT counts.*, split(coalesce(places.region, 'unknown'), '/') AS path
  FROM counts
  LEFT JOIN places ON places.outlet_id = counts.outlet_id AND places.cycle = counts.cycle
)
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
GROUP BY 1, 2, 3
