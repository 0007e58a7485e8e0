-- Order lines as the market job counts them: as last corrected in time, with their value and cost, where the outlet lay and who looked after it when the order cycle ended, and what the SKU was then. Lines without a demand are among them.
WITH
late AS (
  SELECT source_topic, source_partition, source_offset, max(settled_until) AS settled_until
  FROM raw.late_events
  WHERE job = 'market'
  GROUP BY source_topic, source_partition, source_offset
),
lines AS (
  SELECT
    outlet_id, order_id, line_no, sku, day, demanded_qty, supplied_qty, quota_qty, price_per_unit, cost_per_unit, reported_unit_size,
    date_add('day', ${days} * CAST(floor(date_diff('day', DATE '1970-01-05', day) / DOUBLE '${days}') AS bigint), DATE '1970-01-05') AS period_start
  FROM (
    SELECT
      line.*,
      CAST(ordered_at AT TIME ZONE '${zone}' AS date) AS day,
      row_number() OVER (PARTITION BY outlet_id, order_id, line_no ORDER BY line.recorded_at DESC, line.event_id DESC, kafka_offset) AS age
    FROM raw.orders line
    LEFT JOIN late
      ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
    WHERE late.source_topic IS NULL
  )
  WHERE age = 1
),
-- Every cycle in which something was ordered, from all lines and not from those above: Trino plans each use of a named part anew, and to find the last correction of each line takes most of the memory.
cycles AS (
  SELECT DISTINCT date_add('day', ${days} * CAST(floor(date_diff('day', DATE '1970-01-05', CAST(ordered_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint), DATE '1970-01-05') AS period_start
  FROM raw.orders
),
placed AS (
  SELECT
    file.outlet_id,
    cycles.period_start,
    max_by(
      CAST(ROW(file.region, file.rep_id, file.setting, file.channel, file.tier) AS ROW(region varchar, rep_id varchar, setting varchar, channel varchar, tier varchar)),
      ROW(file.changed_at, file.recorded_at, file.event_id)) AS place
  FROM (
    SELECT file.*, late.settled_until
    FROM raw.outlets file
    LEFT JOIN late
      ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
  ) file
  JOIN cycles
    ON greatest(file.changed_at, coalesce(file.settled_until, file.changed_at))
      < with_timezone(CAST(date_add('day', ${days}, cycles.period_start) AS timestamp(6)), '${zone}')
  GROUP BY file.outlet_id, cycles.period_start
),
known AS (
  SELECT
    made.sku,
    cycles.period_start,
    max_by(
      CAST(ROW(made.brand, made.price_class) AS ROW(brand varchar, price_class varchar)),
      ROW(made.changed_at, made.recorded_at, made.event_id)) AS product
  FROM (
    SELECT made.*, late.settled_until
    FROM raw.products made
    LEFT JOIN late
      ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
  ) made
  JOIN cycles
    ON greatest(made.changed_at, coalesce(made.settled_until, made.changed_at))
      < with_timezone(CAST(date_add('day', ${days}, cycles.period_start) AS timestamp(6)), '${zone}')
  GROUP BY made.sku, cycles.period_start
)
SELECT
  lines.outlet_id,
  order_id,
  line_no,
  lines.sku,
  nullif(product.brand, '') AS brand,
  nullif(product.price_class, '') AS price_class,
  coalesce(place.region, 'unknown') AS region,
  coalesce(place.rep_id, 'unknown') AS rep_id,
  place.setting,
  place.channel,
  place.tier,
  day,
  lines.period_start,
  ${days} AS period_days,
  demanded_qty,
  supplied_qty,
  quota_qty,
  -- A decimal(38, 6) over a decimal(19, 0) has 6 decimals in Trino, rounded half up.
  CAST(CAST(supplied_qty AS decimal(19, 0)) * price_per_unit AS decimal(38, 6)) / CAST(reported_unit_size AS decimal(19, 0)) AS line_value,
  CAST(CAST(supplied_qty AS decimal(19, 0)) * cost_per_unit AS decimal(38, 6)) / CAST(reported_unit_size AS decimal(19, 0)) AS line_cost
FROM lines
LEFT JOIN placed ON placed.outlet_id = lines.outlet_id AND placed.period_start = lines.period_start
LEFT JOIN known ON known.sku = lines.sku AND known.period_start = lines.period_start
