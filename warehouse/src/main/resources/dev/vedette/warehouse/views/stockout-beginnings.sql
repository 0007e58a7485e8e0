-- Every stockout that a visit, a POS or a sample site found: readings of zero after a reading above zero, or after a delivery. warned: an alert that was open then had been raised a day before or earlier. judged: all alerts of that time are settled.
WITH
readings AS (
  SELECT
    event_id,
    outlet_id,
    sku,
    read_at,
    on_hand,
    source,
    lag(read_at) OVER earlier AS previous_read_at,
    lag(on_hand) OVER earlier AS previous_on_hand
  FROM raw.inventory_readings_current
  WINDOW earlier AS (PARTITION BY outlet_id, sku ORDER BY read_at, recorded_at, event_id)
),
beginnings AS (
  SELECT *
  FROM readings
  WHERE
    on_hand = 0
    AND source IN ('visit', 'pos', 'sample_site')
    AND (
      previous_on_hand > 0
      OR EXISTS (
        SELECT 1
        FROM raw.deliveries_current delivery
        WHERE
          delivery.outlet_id = readings.outlet_id AND delivery.sku = readings.sku AND qty > 0
          AND delivered_at > previous_read_at AND delivered_at <= read_at
      )
    )
),
places AS (
  SELECT
    beginnings.event_id,
    max_by(file.region, ROW(file.changed_at, file.recorded_at, file.event_id)) AS region,
    max_by(file.rep_id, ROW(file.changed_at, file.recorded_at, file.event_id)) AS rep_id
  FROM beginnings
  JOIN raw.outlets_current file ON file.outlet_id = beginnings.outlet_id AND file.changed_at <= read_at
  GROUP BY beginnings.event_id
),
warnings AS (
  SELECT beginnings.event_id, min(raised_at) AS warned_at
  FROM beginnings
  JOIN mart.settled_alerts alert
    ON alert.outlet_id = beginnings.outlet_id AND alert.sku = beginnings.sku
    AND raised_at <= read_at - INTERVAL '1' DAY AND (ended_at IS NULL OR ended_at >= read_at)
  GROUP BY beginnings.event_id
),
settled AS (
  SELECT max(until) AS until
  FROM (
    SELECT max(at) AS until FROM mart.stockout_alerts WHERE NOT provisional
    UNION ALL
    SELECT max(read_at) - INTERVAL '2' DAY FROM raw.inventory_readings
  )
)
SELECT
  beginnings.event_id,
  outlet_id,
  sku,
  region,
  rep_id,
  read_at,
  source,
  warned_at,
  warned_at IS NOT NULL AS warned,
  coalesce(read_at - INTERVAL '1' DAY <= until, false) AS judged
FROM beginnings
LEFT JOIN places ON places.event_id = beginnings.event_id
LEFT JOIN warnings ON warnings.event_id = beginnings.event_id
CROSS JOIN settled
