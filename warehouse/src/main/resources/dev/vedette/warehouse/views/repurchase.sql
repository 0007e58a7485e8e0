-- repurchase_rate 重购率: outlets that were supplied again in one of the four order cycles after / outlets that were supplied in the cycle, by region of every level and SKU, brand or the category. Cycles that four others have not followed yet are left out.
WITH
cycles AS (
  SELECT DISTINCT period_start
  FROM mart.market_current
  WHERE item_kind = 'category' AND zone = '${zone}' AND period_days = ${days}
),
bought AS (
  SELECT
    outlet_id, item_kind, item, period_start, region,
    lead(period_start) OVER (PARTITION BY outlet_id, item_kind, item ORDER BY period_start) AS bought_again
  FROM (
    SELECT outlet_id, region, item_kind, item, sales.period_start
    FROM mart.sales_lines sales
    JOIN cycles ON cycles.period_start = sales.period_start
    CROSS JOIN UNNEST(ARRAY['sku', 'brand', 'category'], ARRAY[sku, brand, '']) AS items (item_kind, item)
    WHERE supplied_qty > 0 AND item IS NOT NULL
    GROUP BY outlet_id, region, item_kind, item, sales.period_start
  )
)
SELECT
  'repurchase_rate' AS metric_id,
  1 AS metric_version,
  array_join(slice(path, 1, depth), '/') AS region,
  depth AS region_level,
  item_kind,
  item,
  period_start,
  ${days} AS period_days,
  '${zone}' AS zone,
  sum(again) AS numerator,
  sum(bought) AS denominator,
  sum(bought) AS n,
  CAST(sum(again) AS double) / sum(bought) AS rate,
  wilson_interval_lower(sum(again), sum(bought), DOUBLE '1.959963984540054') AS low,
  wilson_interval_upper(sum(again), sum(bought), DOUBLE '1.959963984540054') AS high
FROM (
  SELECT
    split(region, '/') AS path, item_kind, item, period_start,
    count(*) AS bought,
    count_if(bought_again <= date_add('day', 4 * ${days}, period_start)) AS again
  FROM bought
  WHERE period_start <= (SELECT date_add('day', -4 * ${days}, max(period_start)) FROM cycles)
  GROUP BY region, item_kind, item, period_start
)
CROSS JOIN UNNEST(sequence(1, cardinality(path))) AS levels (depth)
GROUP BY 3, 4, 5, 6, 7
