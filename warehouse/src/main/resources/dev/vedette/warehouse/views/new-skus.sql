-- new_sku_tracking 新品跟踪: the first 26 order cycles of a SKU, by region of every level: distribution, velocity and sell-through of the cycle, and how many of the outlets that have tried it so far were supplied again in a later cycle. A SKU that was supplied within the first four cycles of all has no launch that is known. See docs/measures.md.
WITH
cycles AS (
  SELECT DISTINCT period_start
  FROM mart.market_current
  WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
),
bought AS (
  SELECT outlet_id, sku, region, sales.period_start, row_number() OVER (PARTITION BY outlet_id, sku ORDER BY sales.period_start) AS occasion
  FROM mart.sales_lines sales
  JOIN cycles ON cycles.period_start = sales.period_start
  WHERE supplied_qty > 0
  GROUP BY outlet_id, sku, region, sales.period_start
),
launches AS (
  SELECT sku, min(period_start) AS launched
  FROM bought
  GROUP BY sku
  HAVING min(period_start) > (SELECT date_add('day', 3 * ${days}, min(period_start)) FROM bought)
),
tried AS (
  SELECT
    array_join(slice(path, 1, depth), '/') AS region,
    sku,
    period_start,
    sum(firsts) AS firsts,
    sum(seconds) AS seconds
  FROM (
    SELECT split(region, '/') AS path, sku, period_start, count_if(occasion = 1) AS firsts, count_if(occasion = 2) AS seconds
    FROM bought
    GROUP BY region, sku, period_start
  )
  CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
  GROUP BY 1, 2, 3
)
SELECT
  'new_sku_tracking' AS metric_id,
  1 AS metric_version,
  panes.region,
  panes.region_level,
  panes.item AS sku,
  launched,
  date_diff('day', launched, panes.period_start) / ${days} + 1 AS cycle_since_launch,
  panes.period_start,
  panes.period_days,
  panes.zone,
  panes.supplied_units AS volume,
  panes.supplied_outlets,
  distribution,
  velocity,
  sell_through,
  sum(coalesce(firsts, 0)) OVER so_far AS tried_outlets,
  sum(coalesce(seconds, 0)) OVER so_far AS repeating_outlets,
  CAST(sum(coalesce(seconds, 0)) OVER so_far AS double) / nullif(sum(coalesce(firsts, 0)) OVER so_far, 0) AS repeat_share
FROM mart.market_current panes
JOIN launches
  ON launches.sku = panes.item
  AND panes.period_start BETWEEN launched AND date_add('day', 25 * ${days}, launched)
LEFT JOIN tried ON tried.region = panes.region AND tried.sku = panes.item AND tried.period_start = panes.period_start
LEFT JOIN (
  SELECT
    region, item, period_start,
    max(IF(metric_id = 'numeric_distribution', value)) AS distribution,
    max(IF(metric_id = 'velocity', value)) AS velocity,
    max(IF(metric_id = 'sell_through', value)) AS sell_through
  FROM mart.market_measures
  WHERE item_kind = 'sku' AND group_kind = 'total' AND zone = '${zone}' AND period_days = ${days}
    AND metric_id IN ('numeric_distribution', 'velocity', 'sell_through')
  GROUP BY region, item, period_start
) measures
  ON measures.region = panes.region AND measures.item = panes.item AND measures.period_start = panes.period_start
WHERE panes.item_kind = 'sku' AND panes.group_kind = 'total' AND panes.zone = '${zone}' AND panes.period_days = ${days}
WINDOW so_far AS (PARTITION BY panes.region, panes.item ORDER BY panes.period_start)
