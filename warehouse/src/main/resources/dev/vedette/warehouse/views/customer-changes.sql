-- customer_changes 零售户类别与规模变化: outlets whose class (the tier of their file) is another at the end of an order cycle than a cycle before, and outlets that have grown or shrunk: of which the median of what they were supplied in four cycles is half as much again as that of the eight before, or two thirds of it. Stated in the first cycle of which it is so. See docs/measures.md.
WITH
placed AS (
  SELECT
    file.outlet_id,
    cycles.period_start,
    max_by(
      CAST(ROW(file.region, file.rep_id, nullif(file.tier, '')) AS ROW(region varchar, rep_id varchar, tier varchar)),
      ROW(file.changed_at, file.recorded_at, file.event_id)) AS place
  FROM raw.outlets file
  JOIN (
    SELECT DISTINCT period_start
    FROM mart.market_current
    WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
  ) cycles
    ON file.changed_at < with_timezone(CAST(date_add('day', ${days}, cycles.period_start) AS timestamp(6)), '${zone}')
  GROUP BY file.outlet_id, cycles.period_start
),
supplied AS (
  SELECT outlet_id, min(period_start) AS first_ordered, map_agg(period_start, units) AS units
  FROM (
    SELECT outlet_id, period_start, CAST(coalesce(sum(supplied_qty), 0) AS double) AS units
    FROM mart.sales_lines
    GROUP BY outlet_id, period_start
  )
  GROUP BY outlet_id
),
sizes AS (
  SELECT
    placed.outlet_id,
    placed.period_start,
    place.region AS region,
    coalesce(place.rep_id, 'unknown') AS rep_id,
    place.tier AS tier,
    lag(place.tier) OVER (PARTITION BY placed.outlet_id ORDER BY placed.period_start) AS tier_before,
    -- Twelve cycles since its first line.
    IF(
      date_diff('day', first_ordered, placed.period_start) >= 11 * ${days},
      array_sort(transform(sequence(0, 3), age -> coalesce(element_at(units, date_add('day', -age * ${days}, placed.period_start)), 0)))) AS late,
    IF(
      date_diff('day', first_ordered, placed.period_start) >= 11 * ${days},
      array_sort(transform(sequence(4, 11), age -> coalesce(element_at(units, date_add('day', -age * ${days}, placed.period_start)), 0)))) AS early
  FROM placed
  LEFT JOIN supplied ON supplied.outlet_id = placed.outlet_id
),
medians AS (
  SELECT *, (late[2] + late[3]) / 2 AS late_median, (early[4] + early[5]) / 2 AS early_median
  FROM sizes
),
grown AS (
  SELECT
    *,
    CASE
      -- From nothing and to nothing are states of mart.customers.
      WHEN early_median > 0 AND late_median >= 1.5 * early_median THEN 'grown'
      WHEN late_median > 0 AND late_median * 1.5 <= early_median THEN 'shrunk'
    END AS size_change
  FROM medians
),
stated AS (
  SELECT *, lag(size_change) OVER (PARTITION BY outlet_id ORDER BY period_start) AS size_change_before
  FROM grown
)
SELECT
  'customer_changes' AS metric_id,
  1 AS metric_version,
  outlet_id,
  region,
  rep_id,
  period_start,
  ${days} AS period_days,
  '${zone}' AS zone,
  change,
  before_value,
  after_value
FROM stated
CROSS JOIN UNNEST(
  ARRAY[
    IF(tier <> tier_before, 'class'),
    IF(size_change IS DISTINCT FROM size_change_before, size_change)],
  ARRAY[tier_before, format('%.1f', early_median)],
  ARRAY[tier, format('%.1f', late_median)]) AS changes (change, before_value, after_value)
WHERE change IS NOT NULL
