-- Question 10: price index and dispersion by region of every level, price class, setting and month; of all classes and settings together where these are empty. Ratios are price / guide x 100 of each observation with a guide. Median, p10 and p90 are exact: the smallest observed ratio that at least so many in a hundred do not exceed. retail_price_index weights the SKUs by what was supplied in the year before; empty where nothing was.
WITH
places AS (
  SELECT
    region,
    array_join(slice(split(region, '/'), 1, depth), '/') AS part,
    depth,
    by_class,
    by_setting
  FROM (SELECT DISTINCT coalesce(region, 'unknown') AS region FROM mart.price_verdicts)
  CROSS JOIN UNNEST(sequence(1, cardinality(split(region, '/')))) AS levels (depth)
  CROSS JOIN UNNEST(ARRAY[false, false, true, true], ARRAY[false, true, false, true]) AS groupings (by_class, by_setting)
),
ratios AS (
  SELECT
    part AS region,
    depth AS region_level,
    IF(by_class, price_class) AS price_class,
    IF(by_setting, setting) AS setting,
    NOT by_class AS all_classes,
    NOT by_setting AS all_settings,
    month,
    ratio,
    sum(n) AS n
  FROM (
    SELECT
      coalesce(region, 'unknown') AS region,
      price_class,
      setting,
      date_trunc('month', CAST(observed_at AT TIME ZONE '${zone}' AS date)) AS month,
      CAST(price / guide * 100 AS decimal(18, 6)) AS ratio,
      count(*) AS n
    FROM mart.price_verdicts_current
    WHERE price IS NOT NULL AND guide > 0
    GROUP BY 1, 2, 3, 4, 5
  ) prices
  JOIN places ON places.region = prices.region
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
),
dispersion AS (
  SELECT
    region, region_level, price_class, setting, all_classes, all_settings, month,
    sum(n) AS n,
    min(IF(up_to * 10 >= total, ratio)) AS p10,
    min(IF(up_to * 2 >= total, ratio)) AS median,
    min(IF(up_to * 10 >= total * 9, ratio)) AS p90,
    CAST(sum(ratio * n) AS double) / sum(n) AS mean
  FROM (
    SELECT
      *,
      sum(n) OVER (PARTITION BY region, region_level, price_class, setting, all_classes, all_settings, month ORDER BY ratio) AS up_to,
      sum(n) OVER (PARTITION BY region, region_level, price_class, setting, all_classes, all_settings, month) AS total
    FROM ratios
  )
  GROUP BY region, region_level, price_class, setting, all_classes, all_settings, month
),
weights AS (
  SELECT sku, year(ordered_at AT TIME ZONE '${zone}') + 1 AS year, CAST(sum(supplied_qty) AS double) AS weight
  FROM raw.orders_current
  WHERE supplied_qty > 0
  GROUP BY 1, 2
),
indices AS (
  SELECT
    region, region_level, price_class, setting, all_classes, all_settings, month,
    count(*) AS skus,
    count(weight) AS weighted_skus,
    sum(ratios / n * weight) / sum(weight) AS value
  FROM (
    SELECT
      part AS region,
      depth AS region_level,
      IF(by_class, price_class) AS price_class,
      IF(by_setting, setting) AS setting,
      NOT by_class AS all_classes,
      NOT by_setting AS all_settings,
      month,
      prices.sku,
      CAST(sum(ratios) AS double) AS ratios,
      sum(n) AS n
    FROM (
      SELECT
        coalesce(region, 'unknown') AS region,
        price_class,
        setting,
        date_trunc('month', CAST(observed_at AT TIME ZONE '${zone}' AS date)) AS month,
        sku,
        sum(CAST(price / guide * 100 AS decimal(18, 6))) AS ratios,
        count(*) AS n
      FROM mart.price_verdicts_current
      WHERE price IS NOT NULL AND guide > 0
      GROUP BY 1, 2, 3, 4, 5
    ) prices
    JOIN places ON places.region = prices.region
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  ) cells
  LEFT JOIN weights ON weights.sku = cells.sku AND weights.year = year(cells.month)
  GROUP BY region, region_level, price_class, setting, all_classes, all_settings, month
)
SELECT
  'retail_price_index' AS metric_id,
  1 AS metric_version,
  dispersion.region,
  dispersion.region_level,
  dispersion.price_class,
  dispersion.setting,
  dispersion.all_classes,
  dispersion.all_settings,
  dispersion.month,
  indices.value AS retail_price_index,
  dispersion.mean,
  dispersion.p10,
  dispersion.median,
  dispersion.p90,
  dispersion.n,
  indices.skus,
  indices.weighted_skus
FROM dispersion
JOIN indices
  ON indices.region = dispersion.region AND indices.region_level = dispersion.region_level AND indices.month = dispersion.month
  AND indices.all_classes = dispersion.all_classes AND indices.all_settings = dispersion.all_settings
  AND coalesce(indices.price_class, '') = coalesce(dispersion.price_class, '')
  AND coalesce(indices.setting, '') = coalesce(dispersion.setting, '')
