-- abnormal_movements 异常订货与异动库存: outlets that ask for far more than they use to (kind = order), and stock that is more than readings and deliveries allow (kind = stock). For somebody to look into: neither is proof of anything. See docs/measures.md.
WITH
cycles AS (
  SELECT DISTINCT period_start
  FROM mart.market_current
  WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
),
demands AS (
  SELECT sales.outlet_id, sales.period_start, CAST(sum(demanded_qty) AS double) AS units
  FROM mart.sales_lines sales
  JOIN cycles ON cycles.period_start = sales.period_start
  WHERE demanded_qty > 0
  GROUP BY sales.outlet_id, sales.period_start
),
-- The cycles in which it asked for nothing say nothing of how much it asks for.
histories AS (
  SELECT *, array_sort(array_agg(units) OVER (PARTITION BY outlet_id ORDER BY period_start ROWS BETWEEN 13 PRECEDING AND 1 PRECEDING)) AS before
  FROM demands
),
usual AS (
  SELECT
    *,
    (before[(cardinality(before) + 1) / 2] + before[cardinality(before) / 2 + 1]) / 2 AS median
  FROM histories
  WHERE cardinality(before) >= 8
),
spreads AS (
  SELECT *, array_sort(transform(before, one -> abs(one - median))) AS deviations
  FROM usual
),
scores AS (
  SELECT
    *,
    -- An outlet that always asks for the same has no deviation at all: a tenth of the median is the least.
    DOUBLE '0.6745' * (units - median)
      / greatest((deviations[(cardinality(deviations) + 1) / 2] + deviations[cardinality(deviations) / 2 + 1]) / 2, median / 10) AS score
  FROM spreads
),
readings AS (
  SELECT
    outlet_id,
    sku,
    read_at,
    on_hand,
    lag(read_at) OVER through_time AS read_before,
    lag(on_hand) OVER through_time AS on_hand_before
  FROM raw.inventory_readings_current
  WHERE source <> 'self_report'
  WINDOW through_time AS (PARTITION BY outlet_id, sku ORDER BY read_at, event_id)
),
balances AS (
  SELECT
    readings.outlet_id,
    readings.sku,
    readings.read_at,
    readings.read_before,
    readings.on_hand,
    readings.on_hand_before + coalesce(sum(qty) FILTER (WHERE delivered_at > read_before - INTERVAL '1' DAY), 0) AS possible
  FROM readings
  -- Whose deliveries are not told of has no balance.
  JOIN raw.deliveries_current delivery
    ON delivery.outlet_id = readings.outlet_id AND delivery.sku = readings.sku
    -- Times of arrival are a matter of the day.
    AND delivered_at <= read_at + INTERVAL '1' DAY
  WHERE read_before IS NOT NULL AND on_hand > on_hand_before
  GROUP BY readings.outlet_id, readings.sku, readings.read_at, readings.read_before, readings.on_hand, readings.on_hand_before
  HAVING count_if(delivered_at <= read_before) > 0
),
movements AS (
  SELECT
    'order' AS kind,
    outlet_id,
    CAST(NULL AS varchar) AS sku,
    period_start,
    CAST(NULL AS timestamp(6) with time zone) AS seen_at,
    units AS found,
    median AS usual,
    score,
    cardinality(before) AS n
  FROM scores
  WHERE score > 3.5
  UNION ALL
  SELECT
    'stock',
    outlet_id,
    sku,
    date_add('day', ${days} * CAST(floor(date_diff('day', DATE '1970-01-05', CAST(read_at AT TIME ZONE '${zone}' AS date)) / DOUBLE '${days}') AS bigint), DATE '1970-01-05'),
    read_at,
    CAST(on_hand AS double),
    CAST(possible AS double),
    CAST(on_hand - possible AS double) / nullif(possible, 0),
    1
  FROM balances
  WHERE on_hand > 1.1 * possible
)
SELECT
  'abnormal_movements' AS metric_id,
  1 AS metric_version,
  kind,
  movements.outlet_id,
  coalesce(max_by(file.region, ROW(file.changed_at, file.recorded_at, file.event_id)), 'unknown') AS region,
  coalesce(max_by(file.rep_id, ROW(file.changed_at, file.recorded_at, file.event_id)), 'unknown') AS rep_id,
  sku,
  period_start,
  ${days} AS period_days,
  '${zone}' AS zone,
  seen_at,
  found,
  usual,
  found - usual AS excess,
  score,
  n
FROM movements
LEFT JOIN raw.outlets file
  ON file.outlet_id = movements.outlet_id
  AND file.changed_at < with_timezone(CAST(date_add('day', ${days}, period_start) AS timestamp(6)), '${zone}')
GROUP BY kind, movements.outlet_id, sku, period_start, seen_at, found, usual, score, n
