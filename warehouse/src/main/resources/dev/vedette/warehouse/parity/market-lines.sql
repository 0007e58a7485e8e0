-- Order lines, each once, as it was last corrected in time. A decimal(38, s) over a decimal(19, 0) has s decimals in Trino, rounded half up; with other precisions it has more.
SELECT
  outlet_id,
  order_id,
  sku,
  demanded_qty,
  supplied_qty,
  quota_qty,
  CAST(CAST(supplied_qty AS decimal(19, 0)) * price_per_unit AS decimal(38, 6)) / CAST(reported_unit_size AS decimal(19, 0)) AS line_value,
  CAST(CAST(supplied_qty AS decimal(19, 0)) * cost_per_unit AS decimal(38, 6)) / CAST(reported_unit_size AS decimal(19, 0)) AS line_cost,
  day,
  CAST(floor(date_diff('day', DATE '1970-01-05', day) / DOUBLE '${days}') AS bigint) AS cycle
FROM (
  SELECT
    outlet_id, order_id, line.sku, demanded_qty, supplied_qty, quota_qty, price_per_unit, cost_per_unit, reported_unit_size,
    CAST(ordered_at AT TIME ZONE '${zone}' AS date) AS day,
    row_number() OVER (
      PARTITION BY outlet_id, order_id, line_no
      ORDER BY line.recorded_at DESC, line.event_id DESC, kafka_offset
    ) AS age
  FROM raw.orders line
  LEFT JOIN ${steps}.late late
    ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
  WHERE late.source_topic IS NULL AND ${slice}
)
WHERE age = 1
