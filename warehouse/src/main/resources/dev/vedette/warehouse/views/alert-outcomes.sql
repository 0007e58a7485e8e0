-- Every settled stockout alert once, and what the readings, orders and visits up to the next delivery showed of it. outcome: hit, false_alarm, found_empty (it was raised because the shelf was found empty, and predicted nothing), open (the next delivery has not come), not_observed (nobody read the stock in the day before that delivery).
WITH
windows AS (
  SELECT alerts.alert_id, min(delivery.delivered_at) AS next_delivery_at
  FROM mart.settled_alerts alerts
  JOIN raw.deliveries_current delivery
    ON delivery.outlet_id = alerts.outlet_id AND delivery.sku = alerts.sku AND delivery.delivered_at > raised_at
  GROUP BY alerts.alert_id
),
followed AS (
  SELECT alerts.*, next_delivery_at
  FROM mart.settled_alerts alerts
  LEFT JOIN windows ON windows.alert_id = alerts.alert_id
),
read AS (
  SELECT
    alert_id,
    min(CASE WHEN on_hand = 0 THEN read_at END) AS first_empty_at,
    max(read_at) AS last_read_at
  FROM followed
  JOIN raw.inventory_readings_current reading
    ON reading.outlet_id = followed.outlet_id AND reading.sku = followed.sku
    AND read_at > raised_at AND (next_delivery_at IS NULL OR read_at < next_delivery_at)
  GROUP BY alert_id
),
acts AS (
  SELECT alert_id, min(acted_at) AS acted_at
  FROM (
    SELECT alert_id, ordered_at AS acted_at
    FROM followed
    JOIN raw.orders_current line
      ON line.outlet_id = followed.outlet_id AND line.sku = followed.sku AND demanded_qty > 0
      AND ordered_at > raised_at AND (next_delivery_at IS NULL OR ordered_at < next_delivery_at)
    UNION ALL
    SELECT alert_id, started_at
    FROM followed
    JOIN raw.visits_current visit
      ON visit.outlet_id = followed.outlet_id
      AND started_at > raised_at AND (next_delivery_at IS NULL OR started_at < next_delivery_at)
  )
  GROUP BY alert_id
)
SELECT
  followed.alert_id,
  outlet_id,
  sku,
  region,
  rep_id,
  raised_at,
  raised_as,
  severity,
  probability,
  model_version,
  held_back,
  ended_at,
  next_delivery_at,
  first_empty_at,
  last_read_at,
  acted_at,
  CASE
    WHEN raised_as = 'out' THEN 'found_empty'
    WHEN first_empty_at IS NOT NULL THEN 'hit'
    WHEN next_delivery_at IS NULL THEN 'open'
    WHEN last_read_at >= next_delivery_at - INTERVAL '1' DAY THEN 'false_alarm'
    ELSE 'not_observed'
  END AS outcome,
  CASE WHEN raised_as <> 'out' THEN to_milliseconds(first_empty_at - raised_at) / DOUBLE '3600000' END AS lead_hours
FROM followed
LEFT JOIN read ON read.alert_id = followed.alert_id
LEFT JOIN acts ON acts.alert_id = followed.alert_id
