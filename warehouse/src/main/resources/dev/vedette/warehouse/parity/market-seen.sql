-- What was last seen of a SKU at an outlet in an order cycle: stock, stock as sampled, price.
WITH
readings AS (
  SELECT
    reading.outlet_id,
    reading.sku,
    CAST(floor(date_diff('day', DATE '1970-01-05', CAST(read_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint) AS cycle,
    max_by(on_hand, ROW(read_at, reading.recorded_at, reading.event_id)) AS stock,
    max_by(on_hand, ROW(read_at, reading.recorded_at, reading.event_id)) FILTER (WHERE source IN ('pos', 'sample_site')) AS sample
  FROM raw.inventory_readings reading
  LEFT JOIN ${steps}.late late
    ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
  WHERE late.source_topic IS NULL AND ${slice}
  GROUP BY 1, 2, 3
),
observed AS (
  SELECT
    price.outlet_id,
    price.sku,
    CAST(floor(date_diff('day', DATE '1970-01-05', CAST(observed_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint) AS cycle,
    max_by(coalesce(charged_price, label_price), ROW(observed_at, price.recorded_at, price.event_id)) AS amount,
    max_by(basis, ROW(observed_at, price.recorded_at, price.event_id)) AS basis
  FROM raw.price_observations price
  LEFT JOIN ${steps}.late late
    ON late.source_topic = kafka_topic AND late.source_partition = kafka_partition AND late.source_offset = kafka_offset
  WHERE late.source_topic IS NULL AND ${slice} AND coalesce(charged_price, label_price) IS NOT NULL
  GROUP BY 1, 2, 3
)
SELECT
  coalesce(readings.outlet_id, observed.outlet_id) AS outlet_id,
  coalesce(readings.sku, observed.sku) AS sku,
  coalesce(readings.cycle, observed.cycle) AS cycle,
  stock,
  sample,
  amount,
  basis
FROM readings
FULL JOIN observed ON observed.outlet_id = readings.outlet_id AND observed.sku = readings.sku AND observed.cycle = readings.cycle
